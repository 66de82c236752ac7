import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { en } from '../i18n/en'
import { show } from '../test/page'
import { message, YOU } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { ChatMessage } from './ChatMessage'

const HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'

it('opens what can be done with a message at the first click', async () => {
  const onReply = vi.fn()
  show(<ChatMessage message={message(1)} before={undefined} repliedTo={undefined} me={YOU} onReply={onReply} onRemove={() => {}} />, { room: stillRoom().store })
  await userEvent.click(screen.getByRole('button', { name: en.chat.actions('Ann') }))
  await userEvent.click(await screen.findByText(en.chat.reply))

  expect(onReply).toHaveBeenCalledWith(message(1))
})

it('shows a hostile text as the text that it is', () => {
  const { container } = show(
    <ChatMessage message={message(1, { text: HOSTILE })} before={undefined} repliedTo={undefined} me={null} onReply={() => {}} onRemove={() => {}} />,
  )

  expect(screen.getByText(HOSTILE)).toBeTruthy()
  expect(container.querySelector('img, script')).toBeNull()
})
