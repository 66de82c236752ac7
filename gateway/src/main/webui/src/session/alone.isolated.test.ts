import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** As many tabs as wanted, each with the code of its own. */
async function tab() {
  vi.resetModules()
  return (await import('./alone')).alone
}

describe('tabs of a page that has no locks', () => {
  let under: number
  let most: number
  const work = async () => {
    most = Math.max(most, ++under)
    await new Promise((resolve) => setTimeout(resolve, 15_000))
    under--
  }

  beforeEach(() => {
    vi.useFakeTimers()
    under = most = 0
  })

  afterEach(() => {
    vi.useRealTimers()
    localStorage.clear()
  })

  it('do one after the other what only one may do at a time, however long it takes', async () => {
    const tabs = [await tab(), await tab(), await tab()]
    const all = Promise.all(tabs.map((alone) => alone(work)))
    await vi.advanceTimersByTimeAsync(60_000)
    await all

    expect(most).toBe(1)
  })

  it('do not wait for ever for one that went in the middle of it', async () => {
    const gone = await tab()
    void gone(() => new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(100)
    vi.clearAllTimers()
    const alone = await tab()
    const done = alone(() => Promise.resolve('done'))
    await vi.advanceTimersByTimeAsync(11_000)

    expect(await done).toBe('done')
  })

  it('go on after a failure', async () => {
    const alone = await tab()
    const failed = expect(alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await vi.advanceTimersByTimeAsync(100)
    await failed
    const done = alone(() => Promise.resolve('done'))
    await vi.advanceTimersByTimeAsync(100)

    expect(await done).toBe('done')
  })
})
