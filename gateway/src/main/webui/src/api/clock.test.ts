import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from './client'
import { clock, ServerClock } from './clock'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

/** A reply of a server where it is noon to a device where it is something else, and which waits for it for a while. */
function heard(deviceTime: number, waits = 0, at = new ServerClock()) {
  vi.setSystemTime(deviceTime + waits)
  at.hear(new Date(NOON).toUTCString(), deviceTime, deviceTime + waits)
  return at
}

describe('the time of the server', () => {
  it.each([
    ['ahead', 6 * MINUTE],
    ['behind', -6 * MINUTE],
  ])('is told to the second by a device whose clock is %s', (_, wrong) => {
    expect(Math.abs(heard(NOON + wrong).now() - NOON)).toBeLessThanOrEqual(1_000)
  })

  it('is that of the device as long as it may be right, however long a reply takes', () => {
    expect(heard(NOON + 900).now()).toBe(NOON + 900)
    expect(heard(NOON - 2_000, 5_000).now()).toBe(NOON + 3_000)
  })

  it('is that of the device again once its clock was put right', () => {
    const at = heard(NOON + 6 * MINUTE)
    heard(NOON, 0, at)

    expect(Math.abs(at.now() - NOON)).toBeLessThanOrEqual(1_000)
  })

  it('is that of the device where no reply says another one', () => {
    vi.setSystemTime(NOON)
    const at = new ServerClock()
    at.hear(null, NOON, NOON)

    expect(at.now()).toBe(NOON)
  })

  it('is heard with each call', async () => {
    const hear = vi.spyOn(clock, 'hear').mockReturnValue(undefined)
    const replies = { headers: { Date: new Date(NOON).toUTCString() } }
    // Nobody is signed in, as the session hears first.
    vi.stubGlobal('fetch', (call: unknown) => Promise.resolve(call instanceof Request ? Response.json({}, replies) : new Response(null, { status: 204 })))
    await api.GET('/api/livestream')

    expect(hear).toHaveBeenCalledWith('Sun, 22 Nov 2026 12:00:00 GMT', expect.any(Number), expect.any(Number))
  })
})
