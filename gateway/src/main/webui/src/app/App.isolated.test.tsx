import { render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { en } from '../i18n/en'

const loading = vi.hoisted(() => vi.fn())

vi.mock('../classes/HomePage', () => ({
  HomePage: () => {
    throw new Error('This page fails')
  },
}))
vi.mock('../watch/WatchPage', () => {
  loading()
  return { default: () => null }
})
vi.mock('../session/ProfilePage', () => {
  throw new Error('This page is no longer there')
})
// A page is asked for again after a while, and again: that has a test of its own.
vi.mock('./patiently', () => ({ patiently: <T,>(load: () => Promise<T>) => load() }))

beforeEach(() => {
  vi.resetModules()
  // React and the router tell the console what a page has failed of.
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})

async function open(path: string) {
  window.history.replaceState(null, '', path)
  const { App } = await import('./App')
  render(<App language="en" messages={en} />)
}

it('has a word of its own for a page that fails', async () => {
  await open('/')

  expect(await screen.findByText(en.problem.crashed)).toBeTruthy()
})

it('has it also for a page that cannot be loaded', async () => {
  await open('/profile')

  expect(await screen.findByText(en.problem.crashed)).toBeTruthy()
})

it('loads a page while it is not known yet who wants to see it', async () => {
  await open('/classes/1')

  await vi.waitFor(() => expect(loading).toHaveBeenCalled())
})
