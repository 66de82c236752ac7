import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { YOU } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { DirectSource } from './DirectSource'
import { useVideo } from './useVideo'

it('announces a viewer who is another peer in the room after the connection to it was lost', () => {
  const announce = vi.spyOn(DirectSource.prototype, 'announce')
  const { store, becomes } = stillRoom({ room: { you: { ...YOU, peer: 'before' } } })
  renderHook(() => useVideo(store, false))
  announce.mockClear()

  act(() => becomes({ you: { ...YOU, peer: 'after' } }))

  expect(announce).toHaveBeenCalledTimes(1)
})
