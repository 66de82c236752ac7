import { QueryClient } from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { invitations, streams } from '../api/calls'
import { Problem } from '../api/problem'
import type { Stream } from '../api/types'
import { en } from '../i18n/en'
import { showPages, write } from '../test/page'
import { stream } from '../test/samples'
import EditPage from './EditPage'

const BEFORE = stream({ status: 'scheduled', title: 'Fractions', description: 'Halves', version: 1 })
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
let queries: QueryClient

beforeEach(async () => {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  vi.spyOn(streams, 'read').mockResolvedValue(BEFORE)
  vi.spyOn(invitations, 'list').mockResolvedValue({ items: [], next: null })
  showPages([{ path: '/classes/:id/edit', element: <EditPage /> }], '/classes/s1/edit', { queries })
  await screen.findByLabelText(en.form.title)
})

it('keeps what was typed when the class has changed elsewhere, and follows it in the rest', async () => {
  await write(field(en.form.title), ' for all')
  vi.spyOn(streams, 'read').mockResolvedValue({ ...BEFORE, description: 'Quarters', version: 2 })
  await act(() => queries.invalidateQueries())
  await waitFor(() => expect(field(en.form.description).value).toBe('Quarters'))

  expect(field(en.form.title).value).toBe('Fractions for all')
})

it('keeps what is typed while the class is being saved', async () => {
  let reply: (saved: Stream) => void = () => {}
  vi.spyOn(streams, 'change').mockReturnValue(new Promise((resolve) => (reply = resolve)))
  await write(field(en.form.title), ' for all')
  await userEvent.click(screen.getByRole('button', { name: en.app.save }))
  await write(field(en.form.description), ' and more')
  await act(async () => reply({ ...BEFORE, title: 'Fractions for all', version: 2 }))

  expect(field(en.form.description).value).toBe('Halves and more')
})

it('shows what was saved as the class has it then', async () => {
  vi.spyOn(streams, 'change').mockResolvedValue({ ...BEFORE, title: 'Fractions', version: 2 })
  await write(field(en.form.title), '  ')
  await userEvent.click(screen.getByRole('button', { name: en.app.save }))

  await waitFor(() => expect(field(en.form.title).value).toBe('Fractions'))
})

it('can save what was typed over what somebody else has saved meanwhile', async () => {
  vi.spyOn(streams, 'change').mockRejectedValueOnce(new Problem(412, 'stale', '', [], null)).mockResolvedValue({ ...BEFORE, version: 3 })
  await write(field(en.form.title), ' for all')
  vi.spyOn(streams, 'read').mockResolvedValue({ ...BEFORE, description: 'Quarters', version: 2 })
  const save = () => userEvent.click(screen.getByRole('button', { name: en.app.save }))
  await save()
  await waitFor(() => expect(field(en.form.description).value).toBe('Quarters'))
  await save()

  expect(streams.change).toHaveBeenLastCalledWith('s1', 2, { title: 'Fractions for all' })
})
