import { EMPTY_ROOM, type RoomState } from '../room/state'
import type { RoomStore, Snapshot } from '../room/store'
import { stream, YOU } from './samples'

interface Changes extends Partial<Omit<Snapshot, 'room'>> {
  room?: Partial<RoomState>
}

/** A room of a live class in which nothing happens but what the test says, and in which a test may look at what is asked of it. */
export function stillRoom({ room, ...link }: Changes = {}, asked: Partial<RoomStore> = {}) {
  let snapshot = {
    connection: 'open', ending: null, recovered: null, failures: 0, turnedAway: false, ...link,
    room: { ...EMPTY_ROOM, stream: stream(), you: YOU, ...room },
  } as Snapshot
  const listeners = new Set<() => void>()
  const store = {
    streamId: 's1',
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    snapshot: () => snapshot,
    onSignal: () => () => {},
    signal: () => true,
    ...asked,
  } as unknown as RoomStore
  const becomes = (change: Partial<RoomState>) => {
    snapshot = { ...snapshot, room: { ...snapshot.room, ...change } }
    listeners.forEach((listener) => listener())
  }
  return { store, becomes }
}
