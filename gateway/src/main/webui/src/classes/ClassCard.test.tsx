import { screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { en } from '../i18n/en'
import { showPages } from '../test/page'
import { stream } from '../test/samples'
import { ADA, signedIn, signedOut } from '../test/session'
import { ClassCard } from './ClassCard'

const show = () => showPages([{ path: '/', element: <ClassCard stream={stream()} /> }], '/')
const tool = (label: string) => screen.queryByRole('link', { name: `${label}: A class` })

afterEach(signedOut)

it('leads its teacher to the studio', async () => {
  await signedIn(ADA)
  show()

  expect(tool(en.home.studio)).not.toBeNull()
})

it('leads an administrator to all but the studio, in which nobody else can broadcast', async () => {
  await signedIn({ ...ADA, id: 'admin', role: 'admin' })
  show()

  expect(tool(en.home.studio)).toBeNull()
  expect(tool(en.home.edit)).not.toBeNull()
})
