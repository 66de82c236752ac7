// @vitest-environment node
import { expect, it, vi } from 'vitest'
import { pageSettings } from './settings'

const SETTINGS = { directViewers: 8, iceServers: [] }

it('are read again when there was no network to read them by', async () => {
  const fetch = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue(Response.json(SETTINGS))
  vi.stubGlobal('fetch', fetch)
  await expect(pageSettings()).rejects.toThrow()

  expect(await pageSettings()).toEqual(SETTINGS)
  expect(await pageSettings()).toEqual(SETTINGS)
  expect(fetch).toHaveBeenCalledTimes(2)
})
