import { MantineProvider } from '@mantine/core'
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { afterEach, expect, it, vi } from 'vitest'
import { streams } from '../api/calls'
import { Problem } from '../api/problem'
import { en } from '../i18n/en'
import { formatsOf } from '../i18n/formats'
import { TextsContext } from '../i18n'
import { stream } from '../test/samples'
import { ClassOfAddress } from './ClassOfAddress'

const NETWORK = new TypeError('Failed to fetch')
const GONE = new Problem(404, 'not-found', 'There is no such stream.', [], null)
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })

// Drawn as soon as something is known.
notifyManager.setScheduler((draw) => draw())

afterEach(() => {
  vi.restoreAllMocks()
  queries.clear()
})

function show() {
  render(
    <MantineProvider>
      <TextsContext value={{ language: 'en', messages: en, formats: formatsOf('en'), choose: () => {} }}>
        <QueryClientProvider client={queries}>
          <MemoryRouter initialEntries={['/classes/1']}>
            <Routes>
              <Route path="/classes/:id" element={<ClassOfAddress>{({ title }) => <p>{title}</p>}</ClassOfAddress>} />
            </Routes>
          </MemoryRouter>
        </QueryClientProvider>
      </TextsContext>
    </MantineProvider>,
  )
}

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
