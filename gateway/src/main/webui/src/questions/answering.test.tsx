import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { questions as calls } from '../api/calls'
import { en } from '../i18n/en'
import { show, write } from '../test/page'
import { question, YOU } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { QuestionCard } from './QuestionCard'
import { QuestionsPanel } from './QuestionsPanel'

it('publishes an answer once, though the button is pressed again while it is on its way', async () => {
  vi.spyOn(calls, 'answer').mockReturnValue(new Promise(() => {}))
  const { store } = stillRoom({ room: { you: { ...YOU, role: 'teacher' } } })
  show(<QuestionCard question={question('a')} runs />, { room: store })
  await userEvent.click(screen.getByRole('button', { name: en.questions.answer }))
  await write(screen.getByRole('textbox', { name: en.questions.answerPlaceholder }), 'There is.')
  const publish = screen.getByRole('button', { name: en.questions.publish })
  await userEvent.click(publish)
  await userEvent.click(publish)

  expect(calls.answer).toHaveBeenCalledOnce()
})

it('a question is removed once that was confirmed, since nothing brings it back', async () => {
  vi.spyOn(calls, 'remove').mockResolvedValue(undefined)
  const { store } = stillRoom({ room: { you: { ...YOU, role: 'teacher' } } })
  show(<QuestionCard question={question('a')} runs />, { room: store })
  await userEvent.click(screen.getByRole('button', { name: en.questions.actions }))
  await userEvent.click(await screen.findByRole('menuitem', { name: en.questions.remove }))
  expect(calls.remove).not.toHaveBeenCalled()
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: en.questions.remove }))

  expect(calls.remove).toHaveBeenCalledWith('s1', 'a')
})

describe('an answer that is being written', () => {
  const ANSWERED = question('a', { status: 'answered', answer: { text: 'No.', by: { id: 'ann', displayName: 'Ann' }, at: '2026-11-22T10:05:00Z' } })
  const field = () => screen.queryByRole<HTMLTextAreaElement>('textbox', { name: en.questions.answerPlaceholder })
  const look = (status: string) => userEvent.click(screen.getByRole('radio', { name: new RegExp(`^${status} ·`) }))
  let becomes: ReturnType<typeof stillRoom>['becomes']

  beforeEach(async () => {
    const asked = question('a')
    vi.spyOn(calls, 'list').mockResolvedValue({ items: [asked], next: null })
    const still = stillRoom({ room: { you: { ...YOU, role: 'moderator' }, questions: { a: asked } } }, { readQuestions: () => Promise.resolve() })
    becomes = still.becomes
    show(<QuestionsPanel />, { room: still.store })
    await userEvent.click(screen.getByRole('button', { name: en.questions.answer }))
    await write(field()!, 'There is.')
  })

  it('stays where it is, and is said to be the second, when somebody else answers meanwhile', () => {
    act(() => becomes({ questions: { a: ANSWERED } }))

    expect(field()?.value).toBe('There is.')
    expect(document.activeElement).toBe(field())
    expect(screen.getByText(en.questions.answeredMeanwhile('Ann'))).toBeDefined()
  })

  it('is given up only by whoever writes it, and the question then stands with the answered ones', async () => {
    act(() => becomes({ questions: { a: ANSWERED } }))
    await userEvent.click(screen.getByRole('button', { name: en.app.cancel }))
    expect(screen.queryByText('question a')).toBeNull()
    await look(en.questions.answered)

    expect(screen.getByText('question a')).toBeDefined()
    expect(field()).toBeNull()
  })

  it('is there again after a look at the answered ones', async () => {
    await look(en.questions.answered)
    await look(en.questions.open)

    expect(field()?.value).toBe('There is.')
  })
})
