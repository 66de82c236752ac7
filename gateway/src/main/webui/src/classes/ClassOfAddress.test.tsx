import { QueryClient } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { streams } from '../api/calls'
import { Problem } from '../api/problem'
import { en } from '../i18n/en'
import { showPages } from '../test/page'
import { stream } from '../test/samples'
import { ClassOfAddress } from './ClassOfAddress'

const NETWORK = new TypeError('Failed to fetch')
const GONE = new Problem(404, 'not-found', 'There is no such stream.', [], null)
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })

const PAGE = { path: '/classes/:id', element: <ClassOfAddress>{({ title }) => <p>{title}</p>}</ClassOfAddress> }

afterEach(() => queries.clear())

const show = () => showPages([PAGE], '/classes/1', { queries })

async function readAgain(failure: Error) {
  vi.spyOn(streams, 'read').mockRejectedValue(failure)
  await act(() => queries.invalidateQueries())
}

it('keeps a class on the page while the network is away', async () => {
  vi.spyOn(streams, 'read').mockResolvedValue(stream({ title: 'Fractions' }))
  show()
  await screen.findByText('Fractions')

  await readAgain(NETWORK)

  expect(screen.getByText('Fractions')).toBeDefined()
})

it('takes a class away that is no longer there for this person', async () => {
  vi.spyOn(streams, 'read').mockResolvedValue(stream({ title: 'Fractions' }))
  show()
  await screen.findByText('Fractions')

  await readAgain(GONE)

  expect(screen.queryByText('Fractions')).toBeNull()
})

it('says so and offers another attempt when a class could not be read at all', async () => {
  vi.spyOn(streams, 'read').mockRejectedValue(NETWORK)
  show()

  await screen.findByRole('button', { name: en.app.retry })
})
