import { fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { en } from '../i18n/en'
import { show } from '../test/page'
import { ShareLink } from './ShareLink'

afterEach(() => void Reflect.deleteProperty(document, 'execCommand'))

it('is copied in a page without TLS, too, which has no clipboard', async () => {
  const copied: string[] = []
  const execCommand = () => copied.push(selectedIn(screen.getByRole('textbox'))) > 0
  Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true })
  vi.stubGlobal('navigator', {})
  show(<ShareLink id="s1" />)
  fireEvent.click(screen.getByRole('button', { name: en.app.copy }))

  expect(await screen.findByRole('button', { name: en.app.copied })).toBeTruthy()
  expect(copied).toEqual([`${location.origin}/classes/s1`])
})

const selectedIn = ({ value, selectionStart, selectionEnd }: HTMLInputElement) => value.slice(selectionStart ?? 0, selectionEnd ?? 0)
