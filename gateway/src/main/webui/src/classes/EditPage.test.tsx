import { MantineProvider } from '@mantine/core'
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, Route, Routes } from 'react-router'
import { beforeEach, expect, it, vi } from 'vitest'
import { streams } from '../api/calls'
import type { Stream } from '../api/types'
import { en } from '../i18n/en'
import { stream } from '../test/samples'
import EditPage from './EditPage'

vi.mock('./Invitations', () => ({ Invitations: () => null }))
// Drawn as soon as something is known.
notifyManager.setScheduler((draw) => draw())

const BEFORE = stream({ status: 'scheduled', title: 'Fractions', description: 'Halves', version: 1 })
const field = (label: string) => screen.getByRole<HTMLInputElement>('textbox', { name: label })
let queries: QueryClient

beforeEach(async () => {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  vi.spyOn(streams, 'read').mockResolvedValue(BEFORE)
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={['/classes/s1/edit']}>
          <Routes>
            <Route path="/classes/:id/edit" element={<EditPage />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
  await screen.findByRole('textbox', { name: en.form.title })
})

it('keeps what was typed when the class has changed elsewhere, and follows it in the rest', async () => {
  await userEvent.type(field(en.form.title), ' for all')
  vi.spyOn(streams, 'read').mockResolvedValue({ ...BEFORE, description: 'Quarters', version: 2 })
  await act(() => queries.invalidateQueries())
  await waitFor(() => expect(field(en.form.description).value).toBe('Quarters'))

  expect(field(en.form.title).value).toBe('Fractions for all')
})

it('keeps what is typed while the class is being saved', async () => {
  let reply: (saved: Stream) => void = () => {}
  vi.spyOn(streams, 'change').mockReturnValue(new Promise((resolve) => (reply = resolve)))
  await userEvent.type(field(en.form.title), ' for all')
  await userEvent.click(screen.getByRole('button', { name: en.app.save }))
  await userEvent.type(field(en.form.description), ' and more')
  await act(async () => reply({ ...BEFORE, title: 'Fractions for all', version: 2 }))

  expect(field(en.form.description).value).toBe('Halves and more')
})

it('shows what was saved as the class has it then', async () => {
  vi.spyOn(streams, 'change').mockResolvedValue({ ...BEFORE, title: 'Fractions', version: 2 })
  await userEvent.type(field(en.form.title), '  ')
  await userEvent.click(screen.getByRole('button', { name: en.app.save }))

  await waitFor(() => expect(field(en.form.title).value).toBe('Fractions'))
})
