import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { questions as calls } from '../api/calls'
import { Problem } from '../api/problem'
import type { Question } from '../api/types'
import { en } from '../i18n/en'
import { show, write } from '../test/page'
import { question } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { QuestionsPanel } from './QuestionsPanel'

function inClass() {
  vi.spyOn(calls, 'list').mockResolvedValue({ items: [], next: null })
  const { store } = stillRoom({}, { readQuestions: () => Promise.resolve(), tookQuestion: () => {}, unseatedBy: vi.fn() })
  const { unmount } = show(<QuestionsPanel />, { room: store })
  return { store, unmount }
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: en.questions.ask })
const ask = () => userEvent.click(screen.getByRole('button', { name: en.questions.submit }))

it('a question that is refused for want of a seat tells that it is lost', async () => {
  const refused = new Problem(403, 'not-joined', 'Join the class first.', [], null)
  vi.spyOn(calls, 'ask').mockRejectedValueOnce(refused)
  const { store } = inClass()

  await write(field(), 'Is there cake?')
  await ask()

  expect(store.unseatedBy).toHaveBeenCalledWith(refused)
})

describe('a question whose reply gets lost', () => {
  const keys = () => vi.mocked(calls.ask).mock.calls.map(([, , , key]) => key)

  beforeEach(async () => {
    vi.spyOn(calls, 'ask').mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue(question('q1'))
    inClass()
    await write(field(), 'Is there cake?')
    await ask()
  })

  it('is the same question when it is asked again', async () => {
    await ask()

    expect(keys()).toHaveLength(2)
    expect(keys()[1]).toBe(keys()[0])
  })

  it.each([
    ['its words are others', () => write(field(), ' And tea?')],
    ['it is asked without a name', () => userEvent.click(screen.getByRole('checkbox'))],
  ])('is another question when %s', async (_, change) => {
    await change()
    await ask()

    expect(keys()[1]).not.toBe(keys()[0])
  })
})

it('asks the same words anew when they were refused', async () => {
  vi.spyOn(calls, 'ask').mockRejectedValue(new Problem(403, 'not-joined', '', [], null))
  inClass()
  await write(screen.getByRole('textbox', { name: en.questions.ask }), 'Is there cake?')
  await userEvent.click(screen.getByRole('button', { name: en.questions.submit }))
  await userEvent.click(screen.getByRole('button', { name: en.questions.submit }))

  const [first, second] = vi.mocked(calls.ask).mock.calls.map(([, , , key]) => key)
  expect(second).not.toBe(first)
})

it('keeps what is written while a question is on its way', async () => {
  let reply: (asked: Question) => void = () => {}
  vi.spyOn(calls, 'ask').mockReturnValue(new Promise((resolve) => (reply = resolve)))
  inClass()
  await write(field(), 'Is there cake?')
  await ask()
  await write(field(), ' And tea?')
  await act(async () => reply(question('q1')))

  expect(field().value).toBe('Is there cake? And tea?')
})

it('is still asked without a name by whoever wanted that and comes back to what they wrote', async () => {
  vi.spyOn(calls, 'ask').mockResolvedValue(question('q1'))
  const { unmount } = inClass()
  await userEvent.click(screen.getByRole('checkbox'))
  await write(field(), 'Is there cake?')
  unmount()
  inClass()
  await ask()

  expect(calls.ask).toHaveBeenCalledWith('s1', 'Is there cake?', true, expect.any(String))
})
