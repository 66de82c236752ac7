import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { api } from '../api/client'
import { en } from '../i18n/en'
import { showPages, write } from '../test/page'
import { RegisterPage } from './RegisterPage'
import { SignInPage } from './SignInPage'

it('leads to where one signs in when there is an account, but signing in did not work', async () => {
  vi.spyOn(api, 'POST').mockResolvedValue({} as never)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 503 })))
  const pages = [
    { path: '/register', element: <RegisterPage /> },
    { path: '/sign-in', element: <SignInPage /> },
  ]
  showPages(pages, '/register')
  await write(screen.getByLabelText(en.session.displayName), 'Ann')
  await write(screen.getByLabelText(en.session.email), 'ann@example.org')
  await write(screen.getByLabelText(en.session.password), 'a long enough password')
  await userEvent.click(screen.getByRole('button', { name: en.app.register }))

  expect(await screen.findByText(en.session.registered)).toBeDefined()
})
