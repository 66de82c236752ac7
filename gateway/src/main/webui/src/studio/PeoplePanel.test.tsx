import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { people as calls } from '../api/calls'
import { show } from '../test/page'
import { stillRoom } from '../test/stillRoom'
import { PeoplePanel } from './PeoplePanel'

const BEN = {
  user: { id: 'ben', displayName: 'Ben' }, role: 'viewer', joinedAt: '2026-11-22T10:00:00Z', leftAt: null, present: true, watchSeconds: 60,
} as const

let somebodyCame: () => void

function people() {
  let peopleVersion = 0
  const { store, becomes } = stillRoom()
  somebodyCame = () => becomes({ peopleVersion: ++peopleVersion })
  return show(<PeoplePanel />, { room: store })
}

const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(calls, 'list').mockResolvedValue({ items: [BEN], next: null })
})

afterEach(() => {
  vi.useRealTimers()
})

it('reads the list soon after somebody came', async () => {
  people()
  await pass(100)
  act(() => somebodyCame())
  await pass(1_000)

  expect(calls.list).toHaveBeenCalledTimes(2)
  expect(screen.getByText('Ben')).toBeTruthy()
})

it('reads the list now and then, and not each time, while many people come', async () => {
  people()
  for (let second = 0; second < 10; second++) {
    await pass(1_000)
    act(() => somebodyCame())
  }

  expect(vi.mocked(calls.list).mock.calls.length).toBeLessThanOrEqual(3)
})

it('reads no list that nobody looks at any more', async () => {
  const { unmount } = people()
  await pass(100)
  act(() => somebodyCame())
  unmount()
  await pass(60_000)

  expect(calls.list).toHaveBeenCalledTimes(1)
})
