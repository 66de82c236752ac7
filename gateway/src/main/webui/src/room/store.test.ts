import { beforeEach, describe, expect, it, vi } from 'vitest'
import { chat, questions } from '../api/calls'
import { Problem } from '../api/problem'
import { FakeWorld } from '../test/fakeRoom'
import { beginning, message, posted, question, welcome } from '../test/samples'
import { RoomStore } from './store'

vi.mock('../api/calls', () => ({ chat: { before: vi.fn() }, questions: { vote: vi.fn() } }))

/** A room that somebody has been in for a moment. */
async function opened() {
  const world = new FakeWorld()
  const store = new RoomStore('s1', world, 'ws://here')
  store.open()
  await world.pass(0)
  world.socket.says(welcome(10), beginning)
  await world.pass(500)
  return { world, store }
}

const textsIn = (store: RoomStore) => store.snapshot().room.chat.messages.map(({ text }) => text)

describe('what one says over a connection that breaks', () => {
  let world: FakeWorld
  let store: RoomStore
  const sends = () => world.socket.sent.filter(({ type }) => type === 'chat.send').map(({ text }) => text)

  beforeEach(async () => {
    ;({ world, store } = await opened())
  })

  async function comeBack(...missed: object[]) {
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(12), ...missed)
    await world.pass(500)
  }

  const mine = (seq: number, text: string) => posted(seq, { text, author: { id: 'me', displayName: 'Me', role: 'viewer' } })

  it('is sent again when it had not arrived', async () => {
    store.say('Hello')
    await comeBack(posted(11))

    expect(sends()).toEqual(['Hello'])
  })

  it('is not sent again when it had arrived and only its acknowledgement was lost', async () => {
    store.say('Hello')
    await comeBack(mine(11, 'Hello'))

    expect(sends()).toEqual([])
    expect(store.snapshot().room.outgoing).toEqual([])
    expect(textsIn(store)).toEqual(['Hello'])
  })

  it('is kept while there is no connection, and sent when there is', async () => {
    world.socket.breaks()
    store.say('Hello')
    await world.pass(600)
    expect(sends()).toEqual([])
    world.socket.says(welcome(12))
    await world.pass(500)

    expect(sends()).toEqual(['Hello'])
  })

  it('is sent twice when it was said twice and arrived once', async () => {
    store.say('Again')
    store.say('Again')
    await comeBack(mine(11, 'Again'))

    expect(sends()).toEqual(['Again'])
  })

  it('is sent though the room never pauses', async () => {
    world.socket.breaks()
    store.say('Hello')
    await world.pass(600)
    world.socket.says(welcome(12))
    for (let seq = 11; seq < 31; seq++) {
      world.socket.says(posted(seq))
      await world.pass(100)
    }

    expect(sends()).toEqual(['Hello'])
  })

  it('is not sent before all that was missed is here, which may have it', async () => {
    store.say('Hello')
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(30))
    for (let seq = 11; seq < 30; seq++) {
      world.socket.says(posted(seq))
      await world.pass(300)
    }
    world.socket.says(mine(30, 'Hello'))
    await world.pass(500)

    expect(sends()).toEqual([])
  })

  it('is sent once when it is said while what was missed is still on its way', async () => {
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(12))
    await world.pass(300)
    store.say('Hello')
    await world.pass(500)

    expect(sends()).toEqual(['Hello'])
  })

  it('is sent again when the token ended before it arrived', async () => {
    store.say('Hello')
    world.socket.breaks(4001)
    await world.pass(0)
    world.socket.says(welcome(10))
    await world.pass(500)

    expect(sends()).toEqual(['Hello'])
    expect(store.snapshot().recovered).toBeNull()
  })

  it('is not lost when the connection breaks again before what was missed has come', async () => {
    store.say('Hello')
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(12))
    await world.pass(100)
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(12), mine(12, 'Hello'))
    await world.pass(500)

    expect(sends()).toEqual([])
    expect(store.snapshot().room.outgoing).toEqual([])
  })

  it('is not said again when it was removed meanwhile', async () => {
    store.say('Spam')
    await comeBack(mine(11, 'Spam'), { type: 'chat.removed', seq: 12, data: { id: 'm11' } })

    expect(sends()).toEqual([])
    expect(store.snapshot().room.outgoing).toEqual([])
  })

  it('waits for the seat when there is none any more, once', async () => {
    store.say('Hello')
    const refused = (ref: unknown) => ({ type: 'refused', data: { ref, code: 'not-joined' } })
    const ref = world.socket.sent.at(-1)!['ref']
    world.socket.says(refused(ref))
    await world.pass(30)
    expect(store.snapshot().room).toMatchObject({ unseated: 1, outgoing: [{ state: 'waiting' }] })
    store.seated()
    expect(sends()).toEqual(['Hello', 'Hello'])
    world.socket.says(refused(ref))
    await world.pass(30)

    expect(store.snapshot().room.outgoing).toMatchObject([{ state: 'refused', code: 'not-joined' }])
  })

  it('says how much was caught up', async () => {
    await comeBack(posted(11), posted(12))

    expect(store.snapshot().recovered).toMatchObject({ entries: 2, anew: false })
    expect(store.snapshot().connection).toBe('open')
  })
})

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
  const history = vi.mocked(chat.before)

  beforeEach(() => {
    history.mockReset()
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
    vi.mocked(questions.vote).mockRejectedValue(new Problem(403, 'not-joined', '', [], null))

    await expect(store.vote(question('a'))).rejects.toThrow('not-joined')

    expect(store.snapshot().room).toMatchObject({ unseated: 1, questions: { a: { upvotes: 0, upvotedByMe: false } } })
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
    vi.mocked(chat.before).mockReturnValue(new Promise((resolve) => (reply = resolve)))
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
