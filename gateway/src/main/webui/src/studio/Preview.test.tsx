import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { en } from '../i18n/en'
import { show } from '../test/page'
import { useMirror } from './mirror'
import { MirrorSwitch, Preview } from './Preview'

const filming = (facing?: string) => {
  const tracks = [{ getSettings: () => ({ facingMode: facing }) }]
  return { getTracks: () => tracks, getVideoTracks: () => tracks } as unknown as MediaStream
}

function Studio({ facing, screen: shared = false }: { facing?: string; screen?: boolean }) {
  const stream = filming(facing)
  const mirror = useMirror(stream, shared)
  return (
    <>
      <Preview stream={stream} mirrored={mirror.on} onStart={() => {}} over={false} />
      <MirrorSwitch mirror={mirror} />
    </>
  )
}

const isMirrored = () => screen.getByLabelText(en.studio.preview).hasAttribute('data-mirrored')
const mirror = () => screen.getByRole<HTMLInputElement>('switch')

it('is mirrored as one is used to, until one switches that off', async () => {
  show(<Studio />)
  expect(isMirrored()).toBe(true)
  await userEvent.click(mirror())

  expect(isMirrored()).toBe(false)
})

it('keeps what was chosen', async () => {
  const { unmount } = show(<Studio />)
  await userEvent.click(mirror())
  unmount()
  show(<Studio />)

  expect(isMirrored()).toBe(false)
})

it('never mirrors a screen', () => {
  show(<Studio screen />)

  expect(isMirrored()).toBe(false)
  expect(mirror().disabled).toBe(true)
})

it('does not mirror the camera at the back of a phone, unless one wants it', async () => {
  show(<Studio facing="environment" />)
  expect(isMirrored()).toBe(false)
  await userEvent.click(mirror())

  expect(isMirrored()).toBe(true)
})
