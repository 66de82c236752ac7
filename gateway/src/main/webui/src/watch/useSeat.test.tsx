import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chat, streams } from '../api/calls'
import { Problem } from '../api/problem'
import type { Status } from '../api/types'
import { RoomStore } from '../room/store'
import { FakeWorld } from '../test/fakeRoom'
import { around } from '../test/page'
import { beginning, stream, welcome, YOU } from '../test/samples'
import { useSeat } from './useSeat'

const refusal = (status: number, code: string, retryAfterSeconds: number | null = null) => new Problem(status, code, '', [], retryAfterSeconds)
const passing = async (world: FakeWorld, millis: number) => act(() => world.pass(millis))

async function watching(status: Status = 'live') {
  const world = new FakeWorld()
  const store = new RoomStore('s1', world, 'ws://here')
  const page = renderHook(() => useSeat(stream({ status })), { wrapper: around({ room: store }) })
  store.open()
  await passing(world, 0)
  world.socket.says(welcome(10, { stream: stream({ status }) }), beginning)
  await passing(world, 500)
  return { world, store, page }
}

async function comesBack(world: FakeWorld, peer: string) {
  world.socket.breaks()
  await passing(world, 600)
  world.socket.says(welcome(10, { you: { ...YOU, peer } }))
  await passing(world, 30)
}

describe('a seat', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(streams, 'join').mockResolvedValue({})
  })

  afterEach(() => vi.useRealTimers())

  it('is not given back with the page, since the same person may be there on another device', async () => {
    const calls = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })))
    vi.stubGlobal('fetch', calls)
    const { page } = await watching()
    expect(page.result.current).toBe('taken')
    page.unmount()
    await vi.advanceTimersByTimeAsync(100)
    vi.unstubAllGlobals()

    expect(calls).not.toHaveBeenCalled()
  })

  it('is taken again when it was lost elsewhere, and what was refused for that is sent', async () => {
    const { world, store } = await watching()
    store.say('Hello')
    const { ref } = world.socket.sent.at(-1)!
    world.socket.says({ type: 'refused', data: { ref, code: 'not-joined' } })
    await passing(world, 30)

    expect(streams.join).toHaveBeenCalledTimes(2)
    expect(world.socket.sent.filter(({ type }) => type === 'chat.send')).toHaveLength(2)
  })

  it('stays taken while nobody can be asked for it, and is asked for again', async () => {
    const { world, page } = await watching()
    vi.mocked(streams.join).mockRejectedValueOnce(refusal(503, 'unavailable', 7))
    await comesBack(world, 'p2')
    expect(page.result.current).toBe('taken')
    await act(() => vi.advanceTimersByTimeAsync(6_900))
    expect(streams.join).toHaveBeenCalledTimes(2)
    await act(() => vi.advanceTimersByTimeAsync(200))

    expect(streams.join).toHaveBeenCalledTimes(3)
  })

  it('is gone when all are taken by others', async () => {
    const { world, page } = await watching()
    vi.mocked(streams.join).mockRejectedValueOnce(refusal(409, 'stream-full'))
    await comesBack(world, 'p2')

    expect(page.result.current).toBe('full')
  })
})

describe('a room that stays closed', () => {
  async function isRefused(world: FakeWorld, times: number) {
    for (let i = 0; i < times; i++) {
      world.socket.breaks()
      await passing(world, 15_000)
    }
  }

  it('is said to be so after the class, when the chat can be read all the same', async () => {
    vi.spyOn(chat, 'before').mockResolvedValue({ items: [], next: null })
    const { world, store } = await watching('ended')
    await isRefused(world, 4)
    world.socket.breaks()

    expect(store.snapshot().turnedAway).toBe(true)
  })

  it('is no more than a lost connection when nothing else answers', async () => {
    vi.spyOn(chat, 'before').mockRejectedValue(new TypeError('Failed to fetch'))
    const { world, store } = await watching('ended')
    await isRefused(world, 4)
    world.socket.breaks()

    expect(store.snapshot()).toMatchObject({ turnedAway: false, connection: 'lost' })
  })

  it('is asked for the reason again when there was no network to ask by', async () => {
    vi.spyOn(streams, 'join').mockResolvedValueOnce({}).mockRejectedValueOnce(new TypeError('Failed to fetch')).mockRejectedValue(refusal(403, 'removed'))
    const { world, store } = await watching('live')
    await isRefused(world, 6)

    expect(store.snapshot().ending).toBe('removed')
  })
})
