import { beforeEach, describe, expect, it } from 'vitest'
import type { FakeWorld } from '../test/fakeRoom'
import { opened, textsIn } from '../test/openedRoom'
import { posted, welcome } from '../test/samples'
import type { RoomStore } from './store'

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

  describe('and is closed for good', () => {
    beforeEach(() => {
      store.say('Did this arrive?')
      world.socket.breaks(1008, 'too many frames')
      store.say('And this?')
    })

    it('is not on its way any more, and is not said to be', () => {
      expect(store.snapshot().room.outgoing.map(({ text, state }) => [text, state])).toEqual([
        ['Did this arrive?', 'unconfirmed'],
        ['And this?', 'unsent'],
      ])
    })

    it('is looked for when one connects again, and sent when it had not arrived', async () => {
      store.open()
      await world.pass(0)
      world.socket.says(welcome(11), mine(11, 'Did this arrive?'))
      await world.pass(500)

      expect(sends()).toEqual(['And this?'])
      expect(store.snapshot()).toMatchObject({ connection: 'open', ending: null, room: { outgoing: [{ text: 'And this?', state: 'sent' }] } })
    })
  })

  it('is not on its way any more when a call has said that the room is closed', () => {
    world.socket.breaks()
    store.say('Hello')
    store.shut('removed')

    expect(store.snapshot().room.outgoing).toMatchObject([{ state: 'unsent' }])
  })

  it('says how much was caught up', async () => {
    await comeBack(posted(11), posted(12))

    expect(store.snapshot().recovered).toMatchObject({ entries: 2, anew: false })
    expect(store.snapshot().connection).toBe('open')
  })
})
