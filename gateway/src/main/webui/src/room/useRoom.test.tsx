import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { RoomStore } from './store'
import { useOpenRoom } from './useRoom'

it('looks after the room when somebody comes back to the page, as long as the page is there', () => {
  vi.spyOn(RoomStore.prototype, 'open').mockReturnValue(undefined)
  const wake = vi.spyOn(RoomStore.prototype, 'wake').mockReturnValue(undefined)
  const comesBack = () => document.dispatchEvent(new Event('visibilitychange'))
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
  const { unmount } = renderHook(() => useOpenRoom('s1'))
  comesBack()
  unmount()
  comesBack()

  expect(wake).toHaveBeenCalledOnce()
})

it('has what could not be sent yet when the page is opened again', () => {
  vi.spyOn(RoomStore.prototype, 'open').mockReturnValue(undefined)
  const { result, unmount } = renderHook(() => useOpenRoom('s1'))
  act(() => result.current.say('Hello'))
  unmount()

  expect(renderHook(() => useOpenRoom('s1')).result.current.snapshot().room.outgoing).toMatchObject([{ text: 'Hello', state: 'waiting' }])
})
