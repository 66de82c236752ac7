import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { en } from '../i18n/en'
import { formatsOf } from '../i18n/formats'
import type { Ending } from '../room/closing'
import type { Frame } from '../room/protocol'
import { applyFrames, EMPTY_ROOM, type RoomState } from '../room/state'
import { show, write } from '../test/page'
import { message, posted, stream, YOU } from '../test/samples'
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
    const say = writing({ ...ROOM, waitUntil: Date.now() + 8_000 })
    await userEvent.type(screen.getByRole('textbox'), 'Hello{Enter}')

    // The clock goes in halves of a second, so that eight seconds may be told as nine, but never as less than they are.
    expect(screen.getByText(/Slow mode: [789] s left/)).toBeTruthy()
    expect(say).not.toHaveBeenCalled()
  })
})

describe('a device whose clock is wrong', () => {
  const NOW = Date.parse('2026-11-22T10:00:00Z')
  const SLOW = { ...ROOM, chat: { ...ROOM.chat, settings: { slowModeSeconds: 30, enabled: true } } }
  const server = (minutesAhead: number) => new Date(NOW + minutesAhead * 60_000).toISOString()
  const hears = (room: RoomState, frame: object) => applyFrames(room, [frame as Frame], NOW)

  it.each([
    ['behind', 6],
    ['ahead', -6],
  ])('waits for the pace of the room and no longer when it is %s', (_, minutes) => {
    const at = server(minutes)
    const said = hears(SLOW, { ...posted(11, { author: { ...YOU }, sentAt: at }), at })

    expect([0, 10, 30].map((seconds) => secondsToWait(said, NOW + seconds * 1000))).toEqual([30, 20, 0])
  })

  it('is believed where nothing has come yet', () => {
    expect(secondsToWait({ ...SLOW, chat: { ...SLOW.chat, messages: [message(1, { author: { ...YOU }, sentAt: server(0) })] } }, NOW)).toBe(30)
  })

  it('keeps nobody silent for longer than they are', () => {
    const frame = { type: 'participant.muted', seq: 11, at: server(6), data: { userId: YOU.id, until: server(11) } }
    const muted = hears(ROOM, frame)
    const why = (minutes: number) => whyClosed(muted, en, formatsOf('en'), NOW + minutes * 60_000)

    expect(why(4)).not.toBeNull()
    expect(why(5)).toBeNull()
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

  it('waits by the pace of the room, but for those who run the class', () => {
    const messages = [message(1, { author: { ...YOU }, sentAt: new Date(0).toISOString() })]
    const slow = { ...ROOM, chat: { ...ROOM.chat, messages, settings: { slowModeSeconds: 30, enabled: true } } }

    expect(secondsToWait(slow, 10_000)).toBe(20)
    expect(secondsToWait({ ...slow, you: { ...YOU, role: 'moderator' } }, 10_000)).toBe(0)
  })
})
