import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { questions as calls } from '../api/calls'
import { en } from '../i18n/en'
import { show, write } from '../test/page'
import { question, YOU } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { QuestionCard } from './QuestionCard'

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
