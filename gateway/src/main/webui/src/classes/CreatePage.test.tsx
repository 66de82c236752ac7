import { cleanup, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { streams } from '../api/calls'
import { en } from '../i18n/en'
import { showPages, write } from '../test/page'
import { stream } from '../test/samples'
import CreatePage from './CreatePage'

const title = () => screen.getByLabelText<HTMLInputElement>(en.form.title)
const create = () => userEvent.click(screen.getByRole('button', { name: en.form.create }))
const keys = () => vi.mocked(streams.create).mock.calls.map(([, key]) => key)

const openPage = () =>
  showPages([{ path: '/classes/new', element: <CreatePage /> }, { path: '/classes/:id/edit', element: null }], '/classes/new')

function loadAnew() {
  cleanup()
  openPage()
}

/** The reply of the first attempt is lost. */
beforeEach(async () => {
  vi.spyOn(streams, 'create').mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue(stream())
  openPage()
  await write(title(), 'Fractions')
  await create()
})

it('creates one class, however often it is sent', async () => {
  await create()

  expect(keys()).toHaveLength(2)
  expect(keys()[1]).toBe(keys()[0])
})

it('creates the class as it was written last', async () => {
  await write(title(), ' for all')
  await create()

  expect(keys()[1]).not.toBe(keys()[0])
})

it('asks for the rest of a date that is half written, and does not take it for none', async () => {
  const when = screen.getByLabelText<HTMLInputElement>(en.form.when)
  vi.spyOn(when, 'validity', 'get').mockReturnValue({ ...when.validity, badInput: true })
  const asked = vi.spyOn(when, 'reportValidity')
  await create()

  expect(asked).toHaveBeenCalled()
  expect(keys()).toHaveLength(1)
})

it('keeps what was typed when the page is loaded anew, and says that it is not saved, until the class is created', async () => {
  loadAnew()
  expect(title().value).toBe('Fractions')
  expect(screen.getByText(en.form.goesOn)).toBeDefined()
  fireEvent.click(screen.getByText(en.form.create))
  await vi.waitFor(() => expect(screen.queryByText(en.form.create)).toBeNull())
  loadAnew()

  expect(title().value).toBe('')
})

it('forgets what was typed when that is discarded', () => {
  fireEvent.click(screen.getByText(en.form.discard))
  expect(title().value).toBe('')
  loadAnew()

  expect(title().value).toBe('')
  expect(screen.queryByText(en.form.discard)).toBeNull()
})
