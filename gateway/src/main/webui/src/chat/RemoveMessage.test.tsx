import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { chat } from '../api/calls'
import { en } from '../i18n/en'
import { showChat } from '../test/chatPanel'
import { show } from '../test/page'
import { message, YOU } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { ChatMessage } from './ChatMessage'
import { RemoveMessage } from './RemoveMessage'

it('is asked for by the menu of a message, which removes nothing by itself', async () => {
  const [remove, onRemove] = [vi.spyOn(chat, 'remove'), vi.fn()]
  const moderator = { ...YOU, role: 'moderator' as const }
  show(<ChatMessage message={message(1)} before={undefined} repliedTo={undefined} me={moderator} onReply={() => {}} onRemove={onRemove} />, {
    room: stillRoom().store,
  })
  await userEvent.click(screen.getByRole('button', { name: en.chat.actions('Ann') }))
  await userEvent.click(await screen.findByRole('menuitem', { name: en.chat.remove }))

  expect(onRemove).toHaveBeenCalledWith(message(1))
  expect(remove).not.toHaveBeenCalled()
})

describe('the removal of a message, which nothing undoes', () => {
  const answer = async (name: string) => userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name }))
  const onClose = vi.fn()

  beforeEach(() => {
    vi.spyOn(chat, 'remove').mockResolvedValue(undefined)
    onClose.mockClear()
    show(<RemoveMessage message={message(1)} onClose={onClose} />, { room: stillRoom().store })
  })

  it('is done once it was confirmed', async () => {
    await answer(en.chat.remove)

    expect(chat.remove).toHaveBeenCalledWith('s1', 'm1')
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('is not done when one thinks better of it', async () => {
    await answer(en.app.back)

    expect(chat.remove).not.toHaveBeenCalled()
    expect(onClose).toHaveBeenCalledOnce()
  })
})

it('is asked by the chat, which a message may leave meanwhile', async () => {
  const remove = vi.spyOn(chat, 'remove').mockResolvedValue(undefined)
  const own = message(1, { author: { ...YOU } })
  const { has } = showChat([own])
  await userEvent.click(await screen.findByRole('button', { name: en.chat.actions('Me') }))
  await userEvent.click(await screen.findByRole('menuitem', { name: en.chat.remove }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText('text 1')).toBeDefined()
  act(() => has([message(90)]))
  await userEvent.click(within(dialog).getByRole('button', { name: en.chat.remove }))

  expect(remove).toHaveBeenCalledWith('s1', 'm1')
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
