import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { chat } from '../api/calls'
import { Problem } from '../api/problem'
import { en } from '../i18n/en'
import { showChat } from '../test/chatPanel'
import { write } from '../test/page'
import { message } from '../test/samples'

describe('a reply that has been begun', () => {
  const REMOVED = message(1, { removed: true, text: null })
  const say = vi.fn()
  const target = () => screen.queryByText(`${en.chat.replyingTo('Ann')}: text 1`)
  const send = () => userEvent.type(screen.getByRole('textbox'), '{Enter}')
  const reply = async () => {
    await userEvent.click(await screen.findByRole('button', { name: en.chat.actions('Ann') }))
    await userEvent.click(await screen.findByRole('menuitem', { name: en.chat.reply }))
  }
  const openPage = (...seqs: number[]) => showChat(seqs.map((seq) => message(seq)), { say })

  beforeEach(async () => {
    say.mockReset()
    const { unmount } = openPage(1)
    await reply()
    await write(screen.getByRole('textbox'), 'I think so')
    unmount()
  })

  it('still is one to the same message when one comes back', async () => {
    openPage(1, 2)
    expect(target()).not.toBeNull()
    await send()

    expect(say).toHaveBeenCalledWith('I think so', 'm1')
  })

  it('is written at once, without looking for the field', async () => {
    openPage(1)
    await reply()

    expect(document.activeElement).toBe(screen.getByRole('textbox'))
  })

  it('replies to nothing any more once it was sent', async () => {
    const { unmount } = openPage(1)
    await send()
    unmount()
    openPage(1)

    expect(target()).toBeNull()
  })

  it('finds its message when that is older than what the room begins with', async () => {
    vi.spyOn(chat, 'message').mockResolvedValue(message(1))
    openPage(80)

    await vi.waitFor(() => expect(target()).not.toBeNull())
    expect(chat.message).toHaveBeenCalledWith('s1', 'm1')
  })

  it.each([
    ['was removed', () => Promise.resolve(REMOVED)],
    ['is not there any more', () => Promise.reject(new Problem(404, 'message-not-found', '', [], null))],
  ])('is a message of its own when the other %s', async (_, reply) => {
    vi.spyOn(chat, 'message').mockImplementation(reply)
    openPage(80)
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: en.chat.cancelReply })).toBeNull())
    await send()

    expect(say).toHaveBeenCalledWith('I think so', undefined)
  })

  it('is a message of its own as soon as the other is removed before its eyes', async () => {
    const { has } = openPage(1)
    act(() => has([REMOVED]))
    await send()

    expect(say).toHaveBeenCalledWith('I think so', undefined)
  })
})
