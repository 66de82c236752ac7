import { QueryClient } from '@tanstack/react-query'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
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
const save = () => userEvent.click(screen.getByRole('button', { name: en.app.save }))
const isStale = () => new Problem(412, 'stale', '', [], null)
let queries: QueryClient

async function openPage() {
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  showPages([{ path: '/classes/:id/edit', element: <EditPage /> }], '/classes/s1/edit', { queries })
  await screen.findByLabelText(en.form.title)
}

beforeEach(async () => {
  vi.spyOn(streams, 'read').mockResolvedValue(BEFORE)
  vi.spyOn(invitations, 'list').mockResolvedValue({ items: [], next: null })
  await openPage()
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
  await save()
  await write(field(en.form.description), ' and more')
  await act(async () => reply({ ...BEFORE, title: 'Fractions for all', version: 2 }))
  expect(field(en.form.description).value).toBe('Halves and more')
  await save()

  expect(streams.change).toHaveBeenLastCalledWith('s1', 2, { description: 'Halves and more' })
})

it('shows what was saved as the class has it then', async () => {
  vi.spyOn(streams, 'change').mockResolvedValue({ ...BEFORE, title: 'Fractions', version: 2 })
  await write(field(en.form.title), '  ')
  await save()

  await waitFor(() => expect(field(en.form.title).value).toBe('Fractions'))
})

it('can save what was typed over what somebody else has saved meanwhile', async () => {
  vi.spyOn(streams, 'change').mockRejectedValueOnce(isStale()).mockResolvedValue({ ...BEFORE, version: 3 })
  await write(field(en.form.title), ' for all')
  vi.spyOn(streams, 'read').mockResolvedValue({ ...BEFORE, description: 'Quarters', version: 2 })
  await save()
  await waitFor(() => expect(field(en.form.description).value).toBe('Quarters'))
  await save()

  expect(streams.change).toHaveBeenLastCalledWith('s1', 2, { title: 'Fractions for all' })
})

it('does not save what was typed before the page was loaded anew over what another has saved since, unless one was told so', async () => {
  fireEvent.change(field(en.form.title), { target: { value: 'Fractions for all' } })
  cleanup()
  vi.spyOn(streams, 'read').mockResolvedValue({ ...BEFORE, title: 'Ratios', version: 2 })
  vi.spyOn(streams, 'change').mockRejectedValueOnce(isStale()).mockResolvedValue({ ...BEFORE, version: 3 })
  await openPage()
  fireEvent.click(screen.getByText(en.app.save))
  await screen.findByText(en.problem.codes['stale']!)
  expect(streams.change).toHaveBeenLastCalledWith('s1', 1, { title: 'Fractions for all' })
  fireEvent.click(screen.getByText(en.app.save))

  await waitFor(() => expect(streams.change).toHaveBeenLastCalledWith('s1', 2, { title: 'Fractions for all' }))
})
