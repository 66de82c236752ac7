import { act, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { questions } from '../api/calls'
import { en } from '../i18n/en'
import { useRoom } from '../room/useRoom'
import { show, write } from '../test/page'
import { stream } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { Side } from './Watch'

let begins: () => void

function Beside() {
  return <Side stream={useRoom(({ room }) => room.stream)!} />
}

const chosen = (tab: string) => screen.getByRole('tab', { name: tab }).getAttribute('aria-selected')

beforeEach(() => {
  vi.spyOn(questions, 'list').mockResolvedValue({ items: [], next: null })
  const { store, becomes } = stillRoom({ room: { stream: stream({ status: 'scheduled' }) } }, { readQuestions: () => Promise.resolve() })
  begins = () => act(() => becomes({ stream: stream() }))
  show(<Beside />, { room: store })
})

it('shows the chat once the class begins', () => {
  begins()

  expect(chosen(en.watch.chat)).toBe('true')
})

it('leaves whoever is writing a question where they are when the class begins', async () => {
  await write(screen.getByRole('textbox', { name: en.questions.ask }), 'Is there ca')
  begins()

  expect(chosen(en.watch.questions)).toBe('true')
})
