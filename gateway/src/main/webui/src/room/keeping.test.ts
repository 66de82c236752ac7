import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeWorld } from '../test/fakeRoom'
import { beginning, posted, welcome } from '../test/samples'
import { ADA, BEN, signedIn, signedOut } from '../test/session'
import { keepDraftsToTheirWriter } from '../ui/drafts'
import { keepUnsent } from './keeping'
import { RoomStore } from './store'

let world: FakeWorld
let store: RoomStore
let leave = () => {}

const sends = () => world.socket.sent.filter(({ type }) => type === 'chat.send').map(({ text }) => text)
const states = () => store.snapshot().room.outgoing.map(({ text, state }) => [text, state])
const mine = (seq: number, text: string) => posted(seq, { text, author: { id: 'me', displayName: 'Me', role: 'viewer' } })

/** The page of a room, which takes the place of the one before. */
async function openPage(streamId = 's1') {
  leave()
  world = new FakeWorld()
  store = new RoomStore(streamId, world, 'ws://here')
  const keepNoMore = keepUnsent(store)
  store.open()
  await world.pass(0)
  leave = () => {
    keepNoMore()
    store.close()
  }
}

async function begins(seq: number, ...frames: object[]) {
  world.socket.says(welcome(seq), ...frames, beginning)
  await world.pass(500)
}

beforeEach(async () => {
  await openPage()
  await begins(10, mine(9, 'Hello'))
})

afterEach(() => {
  leave()
  leave = () => {}
})

describe('what was said when the page is loaded anew', () => {
  it('is sent once when it had waited for a connection', async () => {
    world.socket.breaks()
    store.say('Hello')
    await openPage()
    expect(states()).toEqual([['Hello', 'waiting']])
    await begins(10, mine(9, 'Hello'))
    expect(sends()).toEqual(['Hello'])
    world.socket.says(mine(11, 'Hello'), { type: 'ack', data: { ref: world.socket.sent.at(-1)!['ref'], seq: 11, id: 'm11' } })
    await world.pass(30)
    await openPage()
    await begins(11, mine(9, 'Hello'), mine(11, 'Hello'))

    expect(sends()).toEqual([])
    expect(states()).toEqual([])
  })

  it('is not sent again when it had arrived and that was not known yet', async () => {
    store.say('Hello')
    await openPage()
    await begins(11, mine(9, 'Hello'), mine(11, 'Hello'))

    expect(sends()).toEqual([])
    expect(states()).toEqual([])
  })

  it('is sent again when it had not arrived, be the page loaded anew twice, and is not taken for what was said before it', async () => {
    store.say('Hello')
    await openPage()
    await openPage()
    await begins(10, mine(9, 'Hello'))

    expect(sends()).toEqual(['Hello'])
  })

  it('is left to whoever said it where the room has gone on too far to tell', async () => {
    store.say('Hello')
    await openPage()
    await begins(100, ...Array.from({ length: 50 }, (_, i) => posted(51 + i)))

    expect(sends()).toEqual([])
    expect(states()).toEqual([['Hello', 'unconfirmed']])
  })

  it('is not said again when it was discarded', async () => {
    world.socket.breaks()
    store.say('Hello')
    store.discard(store.snapshot().room.outgoing[0]!.ref)
    await openPage()

    expect(states()).toEqual([])
  })

  it('is not said in another room', async () => {
    world.socket.breaks()
    store.say('Hello')
    await openPage('s2')

    expect(states()).toEqual([])
  })
})

it('is not said by somebody else who signs in', async () => {
  const stop = keepDraftsToTheirWriter()
  await signedIn(BEN)
  world.socket.breaks()
  store.say('Hello')
  await signedOut()
  await signedIn(ADA)
  await openPage()

  expect(states()).toEqual([])
  await signedOut()
  stop()
})
