import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { questions as calls } from '../api/calls'
import { Problem } from '../api/problem'
import { en } from '../i18n/en'
import { EMPTY_ROOM } from '../room/state'
import type { RoomStore } from '../room/store'
import { RoomContext } from '../room/useRoom'
import { question, stream, YOU } from '../test/samples'
import { QuestionsPanel } from './QuestionsPanel'

function show() {
  vi.spyOn(calls, 'list').mockResolvedValue({ items: [], next: null })
  const snapshot = { room: { ...EMPTY_ROOM, stream: stream(), you: YOU }, ending: null }
  const store = {
    streamId: 's1', subscribe: () => () => {}, snapshot: () => snapshot, readQuestions: () => Promise.resolve(), tookQuestion: () => {},
    unseatedBy: vi.fn(),
  } as unknown as RoomStore
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <RoomContext value={store}>
          <QuestionsPanel />
        </RoomContext>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return store
}

const field = () => screen.getByRole('textbox', { name: en.questions.ask })
const ask = () => userEvent.click(screen.getByRole('button', { name: en.questions.submit }))

it('a question that is refused for want of a seat tells that it is lost', async () => {
  const refused = new Problem(403, 'not-joined', 'Join the class first.', [], null)
  vi.spyOn(calls, 'ask').mockRejectedValueOnce(refused)
  const store = show()

  await userEvent.type(field(), 'Is there cake?')
  await ask()

  expect(store.unseatedBy).toHaveBeenCalledWith(refused)
})

describe('a question whose reply gets lost', () => {
  const keys = () => vi.mocked(calls.ask).mock.calls.map(([, , , key]) => key)

  beforeEach(async () => {
    vi.spyOn(calls, 'ask').mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue(question('q1'))
    show()
    await userEvent.type(field(), 'Is there cake?')
    await ask()
  })

  it('is the same question when it is asked again', async () => {
    await ask()

    expect(keys()).toHaveLength(2)
    expect(keys()[1]).toBe(keys()[0])
  })

  it.each([
    ['its words are others', () => userEvent.type(field(), ' And tea?')],
    ['it is asked without a name', () => userEvent.click(screen.getByRole('checkbox'))],
  ])('is another question when %s', async (_, change) => {
    await change()
    await ask()

    expect(keys()[1]).not.toBe(keys()[0])
  })
})

it('asks the same words anew when they were refused', async () => {
  vi.spyOn(calls, 'ask').mockRejectedValue(new Problem(403, 'not-joined', '', [], null))
  show()
  await userEvent.type(screen.getByRole('textbox', { name: en.questions.ask }), 'Is there cake?')
  await userEvent.click(screen.getByRole('button', { name: en.questions.submit }))
  await userEvent.click(screen.getByRole('button', { name: en.questions.submit }))

  const [first, second] = vi.mocked(calls.ask).mock.calls.map(([, , , key]) => key)
  expect(second).not.toBe(first)
})
