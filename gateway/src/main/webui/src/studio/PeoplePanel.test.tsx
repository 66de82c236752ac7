import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { people } from '../api/calls'
import { EMPTY_ROOM } from '../room/state'
import type { RoomStore } from '../room/store'
import { RoomContext } from '../room/useRoom'
import { PeoplePanel } from './PeoplePanel'

const BEN = {
  user: { id: 'ben', displayName: 'Ben' }, role: 'viewer', joinedAt: '2026-11-22T10:00:00Z', leftAt: null, present: true, watchSeconds: 60,
} as const

let somebodyCame: () => void

function show() {
  let peopleVersion = 0
  const listeners = new Set<() => void>()
  const store = {
    streamId: 's1',
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    snapshot: () => ({ room: { ...EMPTY_ROOM, peopleVersion } }),
  } as unknown as RoomStore
  somebodyCame = () => {
    peopleVersion++
    listeners.forEach((listener) => listener())
  }
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <RoomContext value={store}>
          <PeoplePanel />
        </RoomContext>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(people, 'list').mockResolvedValue({ items: [BEN], next: null })
})

afterEach(() => {
  vi.useRealTimers()
})

it('reads the list soon after somebody came', async () => {
  show()
  await pass(100)
  act(() => somebodyCame())
  await pass(1_000)

  expect(people.list).toHaveBeenCalledTimes(2)
  expect(screen.getByText('Ben')).toBeTruthy()
})

it('reads the list now and then, and not each time, while many people come', async () => {
  show()
  for (let second = 0; second < 10; second++) {
    await pass(1_000)
    act(() => somebodyCame())
  }

  expect(vi.mocked(people.list).mock.calls.length).toBeLessThanOrEqual(3)
})

it('reads no list that nobody looks at any more', async () => {
  const { unmount } = show()
  await pass(100)
  act(() => somebodyCame())
  unmount()
  await pass(60_000)

  expect(people.list).toHaveBeenCalledTimes(1)
})
