import { render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { en } from '../i18n/en'
import { App } from './App'

vi.mock('../classes/HomePage', () => ({
  HomePage: () => {
    throw new Error('This page fails')
  },
}))

beforeEach(() => {
  // React and the router tell the console what a page has failed of.
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})

it('has a word of its own for a page that fails', async () => {
  render(<App language="en" messages={en} />)

  expect(await screen.findByText(en.problem.crashed)).toBeTruthy()
})
