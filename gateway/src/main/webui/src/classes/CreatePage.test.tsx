import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { streams } from '../api/calls'
import { en } from '../i18n/en'
import { showPages, write } from '../test/page'
import { stream } from '../test/samples'
import CreatePage from './CreatePage'

const title = () => screen.getByLabelText(en.form.title)
const create = () => userEvent.click(screen.getByRole('button', { name: en.form.create }))
const keys = () => vi.mocked(streams.create).mock.calls.map(([, key]) => key)

/** The reply of the first attempt is lost. */
beforeEach(async () => {
  vi.spyOn(streams, 'create').mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue(stream())
  showPages([{ path: '/classes/new', element: <CreatePage /> }, { path: '/classes/:id/edit', element: null }], '/classes/new')
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
