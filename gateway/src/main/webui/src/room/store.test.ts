import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { chat, questions } from '../api/calls'
import { Problem } from '../api/problem'
import { FakeWorld } from '../test/fakeRoom'
import { opened, textsIn } from '../test/openedRoom'
import { message, posted, question, welcome } from '../test/samples'
import { RoomStore } from './store'

describe('a room that is closed to somebody who was not connected to hear of it', () => {
  it('says so and is tried no more', async () => {
    const world = new FakeWorld()
    const store = new RoomStore('s1', world, 'ws://here')
    store.open()
    await world.pass(0)
    world.socket.breaks()
    const tried = world.socket

    store.shut('removed')
    await world.pass(60_000)

    expect(world.socket).toBe(tried)
    expect(store.snapshot()).toMatchObject({ connection: 'over', ending: 'removed' })
  })
})

describe('a room that no longer keeps what was missed', () => {
  let history: MockInstance<typeof chat.before>

  beforeEach(() => {
    history = vi.spyOn(chat, 'before')
  })

  async function afterLong() {
    const { world, store } = await opened()
    world.socket.says(posted(11))
    store.say('Did this arrive?')
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(900), { type: 'reset', data: { seq: 900 } })
    await world.pass(500)
    return { world, store }
  }

  it('is read from the history, and says that it is anew', async () => {
    history.mockResolvedValue({ items: [message(899), message(900)], next: '899' })
    const { store } = await afterLong()

    expect(history).toHaveBeenCalledWith('s1', undefined)
    expect(textsIn(store)).toEqual(['text 899', 'text 900'])
    expect(store.snapshot().recovered).toMatchObject({ anew: true })
  })

  it('is not asked for by a page that was left', async () => {
    let fail: (error: Error) => void = () => {}
    history.mockReturnValue(new Promise((_, reject) => (fail = reject)))
    const { world, store } = await opened()
    world.socket.says({ type: 'reset', data: { seq: 900 } })
    await world.pass(30)
    store.close()
    fail(new TypeError('Failed to fetch'))
    await world.pass(60_000)

    expect(history).toHaveBeenCalledOnce()
  })

  it('is read by whom a node that is behind lets in, before anything is sent again', async () => {
    const arrived = message(11, { text: 'Did this arrive?', author: { id: 'me', displayName: 'Me', role: 'viewer' } })
    history.mockResolvedValue({ items: [message(9), arrived], next: null })
    const { world, store } = await opened()
    world.socket.says(posted(10))
    await world.pass(30)
    store.say('Did this arrive?')
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(9), { type: 'reset', data: { seq: 9 } })
    await world.pass(500)

    expect(store.snapshot().room.outgoing).toEqual([])
    expect(world.socket.sent.filter(({ type }) => type === 'chat.send')).toEqual([])
  })

  it('is read again until that works, and only then is sent what may have arrived', async () => {
    const arrived = message(899, { text: 'Did this arrive?', author: { id: 'me', displayName: 'Me', role: 'viewer' } })
    history.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue({ items: [arrived], next: null })
    const { world, store } = await afterLong()
    expect(textsIn(store)).toEqual([])
    await world.pass(6_000)

    expect(textsIn(store)).toEqual(['Did this arrive?'])
    expect(store.snapshot().room.outgoing).toEqual([])
    expect(world.socket.sent.filter(({ type }) => type === 'chat.send')).toEqual([])
  })
})

describe('a vote', () => {
  it('that is refused for want of a seat is taken back, and the seat is known to be lost', async () => {
    const { store } = await opened()
    await store.readQuestions(Promise.resolve([question('a')]))
    vi.spyOn(questions, 'vote').mockRejectedValue(new Problem(403, 'not-joined', '', [], null))

    await expect(store.vote(question('a'))).rejects.toThrow('not-joined')

    expect(store.snapshot().room).toMatchObject({ unseated: 1, questions: { a: { upvotes: 0, upvotedByMe: false } } })
  })
})

describe('a vote that is taken back at once', () => {
  const tally = (upvotedByMe: boolean) => ({ upvotes: 0, upvotedByMe })
  let store: RoomStore
  let reply: (tally: { upvotes: number; upvotedByMe: boolean }) => void
  let fail: (error: Error) => void

  beforeEach(async () => {
    store = (await opened()).store
    await store.readQuestions(Promise.resolve([question('a')]))
    vi.spyOn(questions, 'vote').mockReturnValue(
      new Promise((resolve, reject) => {
        reply = resolve
        fail = reject
      }),
    )
    vi.spyOn(questions, 'unvote').mockResolvedValue(tally(false))
  })

  const shown = () => store.snapshot().room.questions['a']

  it('is taken back only once it was given, or the network may turn the two round', async () => {
    const given = store.vote(shown()!)
    const takenBack = store.vote(shown()!)
    await Promise.resolve()
    expect(questions.unvote).not.toHaveBeenCalled()
    reply(tally(true))
    await Promise.all([given, takenBack])

    expect(questions.unvote).toHaveBeenCalledOnce()
    expect(shown()).toMatchObject({ upvotes: 0, upvotedByMe: false })
  })

  it('was never given when neither was answered', async () => {
    vi.mocked(questions.unvote).mockRejectedValue(new TypeError('Failed to fetch'))
    const both = Promise.allSettled([store.vote(shown()!), store.vote(shown()!)])
    fail(new TypeError('Failed to fetch'))
    await both

    expect(shown()).toMatchObject({ upvotes: 0, upvotedByMe: false })
  })
})

describe('what is read beside the room', () => {
  it('does not undo what the room says meanwhile', async () => {
    const { world, store } = await opened()
    let reply: (found: ReturnType<typeof question>[]) => void = () => {}
    const read = store.readQuestions(new Promise((resolve) => (reply = resolve)))
    world.socket.says(
      { type: 'question.upvotes', seq: 11, data: { id: 'a', upvotes: 7 } },
      { type: 'question.deleted', seq: 12, data: { id: 'b' } },
    )
    await world.pass(30)
    reply([question('a', { upvotes: 1, upvotedByMe: true }), question('b')])
    await read

    expect(store.snapshot().room.questions).toEqual({ a: question('a', { upvotes: 7, upvotedByMe: true }) })
  })

  it('does not bring a text back that was removed meanwhile', async () => {
    const { world, store } = await opened()
    let reply: (page: { items: ReturnType<typeof message>[]; next: null }) => void = () => {}
    vi.spyOn(chat, 'before').mockReturnValue(new Promise((resolve) => (reply = resolve)))
    const read = store.readOlder()
    world.socket.says({ type: 'chat.removed', seq: 11, data: { id: 'm5' } })
    await world.pass(30)
    reply({ items: [message(5)], next: null })
    await read

    expect(textsIn(store)).toEqual([null])
  })
})

describe('a signal', () => {
  it('that its listener cannot deal with harms neither the other frames nor the other listeners', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { world, store } = await opened()
    const other = vi.fn()
    store.onSignal(() => {
      throw new Error('no such server')
    })
    store.onSignal(other)
    world.socket.says({ type: 'signal', data: { from: 'p2', user: {}, data: {} } }, posted(11))
    await world.pass(30)

    expect(textsIn(store)).toEqual(['text 11'])
    expect(other).toHaveBeenCalledOnce()
    expect(complaints).toHaveBeenCalledOnce()
  })
})

describe('a room that does not open', () => {
  it('is said to be closed to whoever is answered elsewhere, until it opens', async () => {
    const { world, store } = await opened()
    world.socket.breaks()
    store.othersAnswer()
    await world.pass(0)
    expect(store.snapshot().turnedAway).toBe(false)
    world.socket.breaks()
    expect(store.snapshot().turnedAway).toBe(true)
    await world.pass(2_000)
    world.socket.says(welcome(12))

    expect(store.snapshot().turnedAway).toBe(false)
  })
})
