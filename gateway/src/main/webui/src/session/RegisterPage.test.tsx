import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, Route, Routes } from 'react-router'
import { afterEach, expect, it, vi } from 'vitest'
import { api } from '../api/client'
import { en } from '../i18n/en'
import { RegisterPage } from './RegisterPage'
import { SignInPage } from './SignInPage'

afterEach(() => vi.unstubAllGlobals())

it('leads to where one signs in when there is an account, but signing in did not work', async () => {
  vi.spyOn(api, 'POST').mockResolvedValue({} as never)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 503 })))
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={['/register']}>
          <Routes>
            <Route path="/register" element={<RegisterPage />} />
            <Route path="/sign-in" element={<SignInPage />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
  await userEvent.type(screen.getByLabelText(en.session.displayName), 'Ann')
  await userEvent.type(screen.getByLabelText(en.session.email), 'ann@example.org')
  await userEvent.type(screen.getByLabelText(en.session.password), 'a long enough password')
  await userEvent.click(screen.getByRole('button', { name: en.app.register }))

  expect(await screen.findByText(en.session.registered)).toBeDefined()
})
