import type { Welcome } from '../room/protocol'
import { RoomStore } from '../room/store'
import { FakeWorld } from './fakeRoom'
import { beginning, welcome } from './samples'

/** A room that somebody has been in for a moment. */
export async function opened(change: Partial<Welcome> = {}) {
  const world = new FakeWorld()
  const store = new RoomStore('s1', world, 'ws://here')
  store.open()
  await world.pass(0)
  world.socket.says(welcome(10, change), beginning)
  await world.pass(500)
  return { world, store }
}

export const textsIn = (store: RoomStore) => store.snapshot().room.chat.messages.map(({ text }) => text)
