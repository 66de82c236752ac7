import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { RoomStore } from '../room/store'
import { EMPTY_ROOM } from '../room/state'
import { YOU } from '../test/samples'
import { DirectSource } from './DirectSource'
import { useVideo } from './useVideo'

it('announces a viewer who is another peer in the room after the connection to it was lost', () => {
  const announce = vi.spyOn(DirectSource.prototype, 'announce')
  let changed = () => {}
  let peer = 'before'
  const store = {
    subscribe: (listener: () => void) => {
      changed = listener
      return () => {}
    },
    snapshot: () => ({ room: { ...EMPTY_ROOM, you: { ...YOU, peer } } }),
  } as unknown as RoomStore
  renderHook(() => useVideo(store, false))
  announce.mockClear()

  peer = 'after'
  act(() => changed())

  expect(announce).toHaveBeenCalledTimes(1)
})
