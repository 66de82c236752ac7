import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { people as calls } from '../api/calls'
import { en } from '../i18n/en'
import { show } from '../test/page'
import { stillRoom } from '../test/stillRoom'
import { PeoplePanel } from './PeoplePanel'

const BEN = {
  user: { id: 'ben', displayName: 'Ben' }, role: 'viewer', joinedAt: '2026-11-22T10:00:00Z', leftAt: null, present: true, watchSeconds: 60,
} as const

let somebodyCame: () => void
let somebodyRemoves: (id: string) => void

function people() {
  let peopleVersion = 0
  const { store, becomes } = stillRoom()
  somebodyCame = () => becomes({ peopleVersion: ++peopleVersion })
  somebodyRemoves = (id) => becomes({ removed: new Set([id]) })
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

describe('somebody who was removed', () => {
  const press = async (role: string, name: string) => {
    fireEvent.click(screen.getByRole(role, { name }))
    await pass(100)
  }

  beforeEach(async () => {
    vi.spyOn(calls, 'readmit').mockResolvedValue(undefined)
    vi.spyOn(calls, 'list').mockResolvedValue({ items: [{ ...BEN, present: false }], next: null })
    people()
    await pass(100)
  })

  it('can be let in again, whoever removed them', async () => {
    act(() => somebodyRemoves('ben'))
    await press('button', en.studio.readmit)

    expect(calls.readmit).toHaveBeenCalledWith('s1', 'ben')
  })

  it('can be let in again from a page that was loaded after that, which does not know of it', async () => {
    await press('button', en.studio.personActions('Ben'))
    await press('menuitem', en.studio.readmitIfRemoved)

    expect(calls.readmit).toHaveBeenCalledWith('s1', 'ben')
  })
})
