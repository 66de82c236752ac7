import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { patiently } from './patiently'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

it('has what could not be had at first', async () => {
  const load = vi.fn().mockRejectedValueOnce(new TypeError('no connection')).mockResolvedValue('a page')

  const loaded = patiently(load)
  await vi.advanceTimersByTimeAsync(1_000)

  expect(await loaded).toBe('a page')
  expect(load).toHaveBeenCalledTimes(2)
})

it('gives up what is not to be had', async () => {
  const load = vi.fn().mockRejectedValue(new TypeError('no such page'))

  const failed = expect(patiently(load)).rejects.toThrow('no such page')
  await vi.advanceTimersByTimeAsync(7_000)

  await failed
  expect(load).toHaveBeenCalledTimes(4)
})
