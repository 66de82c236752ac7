import { describe, expect, it } from 'vitest'
import { message, posted, question, stream, welcome, YOU } from '../test/samples'
import { paceEnds } from './chatState'
import type { Frame } from './protocol'
import { byVotes, settledOrder } from './questionState'
import { applyFrames, EMPTY_ROOM, type RoomState } from './state'

const after = (state: RoomState, ...frames: object[]) => applyFrames(state, frames as Frame[], 1_000)
const IN_ROOM = after(EMPTY_ROOM, welcome(10), posted(9), posted(10))
const ids = (state: RoomState) => state.chat.messages.map((one) => one.id)

describe('messages', () => {
  it('stand in the order of their places, each once', () => {
    const state = after(IN_ROOM, posted(12), posted(11), posted(12))

    expect(ids(state)).toEqual(['m9', 'm10', 'm11', 'm12'])
  })

  it('lose their text when they are removed, and keep their place', () => {
    const state = after(IN_ROOM, { type: 'chat.removed', seq: 11, data: { id: 'm9' } })

    expect(state.chat.messages[0]).toMatchObject({ id: 'm9', text: null, removed: true })
    expect(ids(state)).toEqual(['m9', 'm10'])
  })

  it('do not come back when the history still had them', () => {
    const removed = after(IN_ROOM, { type: 'chat.removed', seq: 11, data: { id: 'm9' } })

    expect(after(removed, posted(9)).chat.messages[0]!.removed).toBe(true)
  })

  it('are no longer pinned when they are removed', () => {
    const pinned = after(IN_ROOM, { type: 'chat.pinned', seq: 11, data: { id: 'm9', message: message(9) } })
    expect(pinned.chat.pinned?.id).toBe('m9')

    expect(after(pinned, { type: 'chat.removed', seq: 12, data: { id: 'm9' } }).chat.pinned).toBeNull()
  })

  it('come by the thousand, each in its place', () => {
    const state = after(IN_ROOM, ...Array.from({ length: 10_000 }, (_, i) => posted(100 + i)))

    expect(state.chat.messages).toHaveLength(10_002)
    expect(state.seq).toBe(10_099)
  })
})

describe('what one writes oneself', () => {
  const sent = { ...IN_ROOM, outgoing: [{ ref: 'm1', text: 'Hello', state: 'sent' as const }] }
  const mine = posted(11, { id: 'x', author: { id: 'me', displayName: 'Me', role: 'viewer' }, text: 'Hello' })
  const ack = { type: 'ack', data: { ref: 'm1', seq: 11, id: 'x' } }

  it.each([
    ['the message comes first', [mine, ack]],
    ['its acknowledgement comes first', [ack, mine]],
  ])('stands once when %s', (_, frames) => {
    const state = after(sent, ...frames)

    expect(state.outgoing).toEqual([])
    expect(ids(state)).toEqual(['m9', 'm10', 'x'])
  })

  it('says why it was refused, and until when to wait', () => {
    const state = after(sent, { type: 'refused', data: { ref: 'm1', code: 'slow-mode', retryAfterSeconds: 7 } })

    expect(state.outgoing[0]).toMatchObject({ state: 'refused', code: 'slow-mode' })
    expect(state.waitUntil).toBe(8_000)
  })

  it('may be written though something else was refused for its pace', () => {
    expect(after(sent, { type: 'refused', data: { code: 'too-fast', retryAfterSeconds: 1 } }).waitUntil).toBe(0)
  })

  it('has to wait for the pace of the room since the last message of one’s own', () => {
    const own = message(3, { author: { ...YOU, role: 'viewer' }, sentAt: '2026-11-22T10:00:00Z' })

    expect(paceEnds([own, message(4)], 'me', 30)).toBe(Date.parse('2026-11-22T10:00:30Z'))
    expect(paceEnds([own], 'me', 0)).toBe(0)
  })
})

describe('the class', () => {
  it('follows what happens to it', () => {
    const state = after(IN_ROOM, { type: 'stream.stopped', seq: 11, data: stream({ status: 'ended' }) })

    expect(state.stream?.status).toBe('ended')
    expect(state.seq).toBe(11)
  })

  it('tells oneself from others who are muted', () => {
    const others = after(IN_ROOM, { type: 'participant.muted', seq: 11, data: { userId: 'ann', until: null } })
    expect(others.you?.muted).toBe(false)

    const self = after(others, { type: 'participant.muted', seq: 12, data: { userId: 'me', until: '2026-11-22T10:05:00Z' } })
    expect(self.you).toMatchObject({ muted: true, mutedUntil: '2026-11-22T10:05:00Z' })
  })

  it('is not made older than it is by what the room still has to say', () => {
    const ended = after(IN_ROOM, { type: 'stream.stopped', seq: 11, data: stream({ status: 'ended', version: 3 }) })

    expect(after(ended, { type: 'stream.started', seq: 12, data: stream({ version: 2 }) }).stream?.status).toBe('ended')
  })

  it('knows whom it has heard to be removed until it hears that they are let in again', () => {
    const removed = after(IN_ROOM, { type: 'participant.removed', seq: 11, data: { userId: 'ann' } })
    expect([...removed.removed]).toEqual(['ann'])

    expect([...after(removed, { type: 'participant.readmitted', seq: 12, data: { userId: 'ann' } }).removed]).toEqual([])
  })

  it('ignores what it does not know', () => {
    expect(after(IN_ROOM, { type: 'weather.changed', seq: 11, data: {} }).chat).toBe(IN_ROOM.chat)
  })

  it('forgets what is no longer kept, and not what one was about to say', () => {
    const outgoing = [{ ref: 'm1', text: 'Hello', state: 'waiting' as const }]
    const state = after({ ...IN_ROOM, outgoing }, { type: 'reset', data: { seq: 99 } })

    expect(state.chat.messages).toEqual([])
    expect(state.outgoing).toEqual(outgoing)
    expect(state.resets).toBe(1)
  })
})

describe('questions', () => {
  const asked = (id: string, upvotes = 0) => ({ type: 'question.asked', seq: 20, data: question(id, { upvotes }) })

  it('keep one’s own vote over frames that are the same for everybody', () => {
    const mine = { ...IN_ROOM, questions: { q1: question('q1', { upvotedByMe: true }) } }

    expect(after(mine, asked('q1', 3)).questions['q1']).toMatchObject({ upvotes: 3, upvotedByMe: true })
  })

  it('are answered one at a time', () => {
    const state = after(
      IN_ROOM, asked('q1'), asked('q2'),
      { type: 'question.pinned', seq: 21, data: { id: 'q1', pinned: true } },
      { type: 'question.pinned', seq: 22, data: { id: 'q2', pinned: true } },
    )

    expect([state.questions['q1']!.pinned, state.questions['q2']!.pinned]).toEqual([false, true])
  })

  it('are sorted by being answered now, by votes, and by age', () => {
    const sorted = [question('b', { upvotes: 1 }), question('a', { upvotes: 1 }), question('c', { upvotes: 5 }), question('d', { pinned: true })]

    expect(sorted.sort(byVotes).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b'])
  })

  it('do not jump under the finger', () => {
    expect(settledOrder(['a', 'b', 'c'], ['c', 'a', 'd', 'b'], true)).toEqual(['a', 'b', 'c', 'd'])
    expect(settledOrder(['a', 'b', 'c'], ['c', 'a', 'd', 'b'], false)).toEqual(['c', 'a', 'd', 'b'])
    expect(settledOrder(['a', 'b'], ['b'], true)).toEqual(['b'])
  })

  it('go when they are deleted', () => {
    const state = after(IN_ROOM, asked('q1'), { type: 'question.deleted', seq: 21, data: { id: 'q1' } })

    expect(state.questions).toEqual({})
  })
})
