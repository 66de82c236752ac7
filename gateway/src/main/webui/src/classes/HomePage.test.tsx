import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, Link, RouterProvider } from 'react-router'
import { beforeEach, expect, it, vi } from 'vitest'
import { streams } from '../api/calls'
import { stream } from '../test/samples'
import { HomePage } from './HomePage'

const ME = { id: 'me', email: 'me@here.example', displayName: 'Me', role: 'student' as const }

vi.mock('../session/useSession', () => ({
  useSession: () => ({ kind: 'member', me: ME }),
  useMe: () => ME,
  mayTeach: () => false,
}))

beforeEach(() => {
  vi.spyOn(streams, 'list').mockImplementation(({ status }) =>
    Promise.resolve({ items: status === 'cancelled' ? [stream({ status, title: 'Called off' })] : [], next: null }),
  )
})

function show() {
  const page = (
    <>
      <Link to="/">Everything</Link>
      <HomePage />
    </>
  )
  const router = createMemoryRouter([{ path: '/', element: page }])
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return router
}

const field = () => screen.getByRole<HTMLInputElement>('searchbox')

it('lists classes that were cancelled, as whoever cancels one is told', async () => {
  show()

  expect(await screen.findByRole('link', { name: 'Called off' })).toBeTruthy()
})

it('leaves the caret where one types in the middle of what is searched for', async () => {
  const router = show()
  await userEvent.type(field(), 'fractns')
  await userEvent.type(field(), 'io', { initialSelectionStart: 5 })

  expect(field().value).toBe('fractions')
  expect(router.state.location.search).toBe('?q=fractions')
})

it('says what is searched for where a link or the browser’s Back leads', async () => {
  const router = show()
  await userEvent.type(field(), 'fractions')
  await userEvent.click(screen.getByRole('link', { name: 'Everything' }))
  expect(field().value).toBe('')
  await router.navigate(-1)

  await vi.waitFor(() => expect(field().value).toBe('fractions'))
})
