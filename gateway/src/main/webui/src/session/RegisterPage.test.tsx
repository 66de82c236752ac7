import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '../api/client'
import { en } from '../i18n/en'
import { showPages, write } from '../test/page'
import { RegisterPage } from './RegisterPage'
import { SignInPage } from './SignInPage'

async function fillIn() {
  const pages = [
    { path: '/register', element: <RegisterPage /> },
    { path: '/sign-in', element: <SignInPage /> },
  ]
  showPages(pages, '/register')
  await write(screen.getByLabelText(en.session.displayName), 'Ann')
  await write(screen.getByLabelText(en.session.email), 'ann@example.org')
  await write(screen.getByLabelText(en.session.password), 'a long enough password')
}

const register = () => userEvent.click(screen.getByRole('button', { name: en.app.register }))

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 503 })))
})

it('leads to where one signs in when there is an account, but signing in did not work', async () => {
  vi.spyOn(api, 'POST').mockResolvedValue({} as never)
  await fillIn()
  await register()

  expect(await screen.findByText(en.session.registered)).toBeDefined()
})

it('makes one account when the reply of the first attempt got lost, and does not say that there is one already', async () => {
  vi.spyOn(api, 'POST').mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue({} as never)
  await fillIn()
  await register()
  await screen.findByText(en.problem.network)
  await register()

  const calls = vi.mocked(api.POST).mock.calls as unknown as [string, { params?: { header?: object } }][]
  const keys = calls.map(([, { params }]) => params?.header)
  expect(keys[0]).toEqual({ 'Idempotency-Key': expect.any(String) })
  expect(keys[1]).toEqual(keys[0])
})
