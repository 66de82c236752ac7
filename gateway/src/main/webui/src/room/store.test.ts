import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeWorld } from '../test/fakeRoom'
import { beginning, posted, welcome } from '../test/samples'
import { RoomStore } from './store'

vi.mock('../api/calls', () => ({ chat: {}, questions: {} }))

describe('what one says over a connection that breaks', () => {
  let world: FakeWorld
  let store: RoomStore
  const sends = () => world.socket.sent.filter(({ type }) => type === 'chat.send').map(({ text }) => text)
  const texts = () => store.snapshot().room.chat.messages.map(({ text }) => text)

  beforeEach(async () => {
    world = new FakeWorld()
    store = new RoomStore('s1', world, 'ws://here')
    store.open()
    await world.pass(0)
    world.socket.says(welcome(10), beginning)
    await world.pass(500)
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
    expect(texts()).toEqual(['Hello'])
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
