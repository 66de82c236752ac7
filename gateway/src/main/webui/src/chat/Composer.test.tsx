import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { clock } from '../api/clock'
import { en } from '../i18n/en'
import { formatsOf } from '../i18n/formats'
import type { Ending } from '../room/closing'
import { EMPTY_ROOM, type RoomState } from '../room/state'
import { opened } from '../test/openedRoom'
import { show, write } from '../test/page'
import { message, stream, YOU } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { Composer, secondsToWait, whyClosed } from './Composer'

const ROOM: RoomState = { ...EMPTY_ROOM, stream: stream(), you: YOU }

function writing(room: RoomState, ending: Ending | null = null) {
  const say = vi.fn()
  show(<Composer replyTo={null} onReplied={() => {}} />, { room: stillRoom({ room, ending }, { say }).store })
  return say
}

describe('the field to write in', () => {
  it('sends with Enter and is empty again', async () => {
    const say = writing(ROOM)
    await userEvent.type(screen.getByRole('textbox'), '  Hello{Enter}')

    expect(say).toHaveBeenCalledWith('Hello', undefined)
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('')
  })

  it.each(['removed', 'disabled', 'rejected'] as const)('is taken away, with the reason, from whoever was %s', (ending) => {
    writing(ROOM, ending)

    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByText(en.watch[ending])).toBeDefined()
  })

  describe('and the page of its room', () => {
    const value = () => screen.getByRole<HTMLTextAreaElement>('textbox').value
    const openPage = (streamId: string) =>
      show(<Composer replyTo={null} onReplied={() => {}} />, { room: stillRoom({ room: ROOM }, { streamId, say: () => {} }).store })

    it('has what was being written when one comes back, and no other room has', async () => {
      const { unmount } = openPage('s1')
      await write(screen.getByRole('textbox'), 'As I was say')
      unmount()
      const { unmount: leave } = openPage('s2')
      expect(value()).toBe('')
      leave()
      openPage('s1')

      expect(value()).toBe('As I was say')
    })

    it('is empty when one comes back after it was sent', async () => {
      const { unmount } = openPage('s1')
      await userEvent.type(screen.getByRole('textbox'), 'Hello{Enter}')
      unmount()
      openPage('s1')

      expect(value()).toBe('')
    })
  })

  it('makes a new line with Shift and Enter', async () => {
    const say = writing(ROOM)
    await userEvent.type(screen.getByRole('textbox'), 'one{Shift>}{Enter}{/Shift}two')

    expect(say).not.toHaveBeenCalled()
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('one\ntwo')
  })

  it('leaves the key that ends a word of Chinese or Japanese to it, in Safari too', async () => {
    const say = writing(ROOM)
    await userEvent.type(screen.getByRole('textbox'), 'にほん')
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', keyCode: 229, isComposing: false })

    expect(say).not.toHaveBeenCalled()
  })

  it('counts down while slow mode wants one to wait, and sends nothing', async () => {
    const began = Date.parse('2026-11-22T10:00:00Z')
    const now = vi.spyOn(clock, 'now').mockReturnValue(began)
    const say = writing({ ...ROOM, waitUntil: began + 8_000 })
    await userEvent.type(screen.getByRole('textbox'), 'Hello{Enter}')

    expect(screen.getByText(en.chat.slow(8))).toBeTruthy()
    expect(say).not.toHaveBeenCalled()
    now.mockReturnValue(began + 3_000)
    expect(await screen.findByText(en.chat.slow(5))).toBeTruthy()
  })
})

describe('a device whose clock is wrong', () => {
  const NOW = Date.parse('2026-11-22T10:00:00Z')

  it('waits as long as the room says', async () => {
    vi.spyOn(clock, 'now').mockReturnValue(NOW)
    const { world, store } = await opened()
    store.say('Hello')
    world.socket.says({ type: 'refused', data: { ref: world.socket.sent.at(-1)!['ref'], code: 'slow-mode', retryAfterSeconds: 7 } })
    await world.pass(30)

    expect(secondsToWait(store.snapshot().room, NOW)).toBe(7)
  })

  it('waits for the pace of the room, and no longer', () => {
    vi.spyOn(clock, 'now').mockReturnValue(NOW + 10_000)
    const messages = [message(1, { author: { ...YOU }, sentAt: new Date(NOW).toISOString() })]
    writing({ ...ROOM, chat: { ...ROOM.chat, messages, settings: { slowModeSeconds: 30, enabled: true } } })

    expect(screen.getByText(en.chat.slow(20))).toBeTruthy()
  })
})

describe('who may write', () => {
  const why = (change: Partial<RoomState>) => whyClosed({ ...ROOM, ...change }, en, formatsOf('en'), 0)

  it('is everybody who is there while the class is live', () => {
    expect(why({})).toBeNull()
  })

  it('is nobody before, after, when the chat is closed, or muted', () => {
    expect(why({ stream: stream({ status: 'scheduled' }) })).toBe(en.chat.notLive)
    expect(why({ stream: stream({ status: 'ended' }) })).toBe(en.chat.over)
    expect(why({ chat: { ...ROOM.chat, settings: { slowModeSeconds: 0, enabled: false } } })).toBe(en.chat.closed)
    expect(why({ you: { ...YOU, muted: true } })).toBe(en.chat.muted)
  })

  it('is nobody who is muted, until the time that was said', () => {
    const muted = { ...ROOM, you: { ...YOU, muted: true, mutedUntil: '2026-11-22T10:05:00Z' } }
    const whyAt = (time: string) => whyClosed(muted, en, formatsOf('en'), Date.parse(time))

    expect(whyAt('2026-11-22T10:04:59Z')).not.toBeNull()
    expect(whyAt('2026-11-22T10:05:00Z')).toBeNull()
  })

  it('waits by the pace of the room, but for those who run the class', () => {
    const messages = [message(1, { author: { ...YOU }, sentAt: new Date(0).toISOString() })]
    const slow = { ...ROOM, chat: { ...ROOM.chat, messages, settings: { slowModeSeconds: 30, enabled: true } } }

    expect(secondsToWait(slow, 10_000)).toBe(20)
    expect(secondsToWait({ ...slow, you: { ...YOU, role: 'moderator' } }, 10_000)).toBe(0)
  })
})
