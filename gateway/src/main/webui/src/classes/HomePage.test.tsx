import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Link } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { streams } from '../api/calls'
import { showPages } from '../test/page'
import { stream } from '../test/samples'
import { BEN, signedIn, signedOut } from '../test/session'
import { HomePage } from './HomePage'

beforeEach(async () => {
  await signedIn(BEN)
  vi.spyOn(streams, 'list').mockImplementation(({ status }) =>
    Promise.resolve({ items: status === 'cancelled' ? [stream({ status, title: 'Called off' })] : [], next: null }),
  )
})

afterEach(signedOut)

function show() {
  const page = (
    <>
      <Link to="/">Everything</Link>
      <HomePage />
    </>
  )
  return showPages([{ path: '/', element: page }], '/')
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
