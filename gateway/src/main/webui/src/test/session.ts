import { act } from '@testing-library/react'
import { vi } from 'vitest'
import { signIn, signOut, type Me } from '../session/session'

export const ADA: Me = { id: 't', email: 'ada@here.example', displayName: 'Ada', role: 'teacher' }
export const BEN: Me = { id: 'me', email: 'ben@here.example', displayName: 'Ben', role: 'student' }

/** Somebody is signed in; whoever is after a test is to be signed out again. */
export async function signedIn(me: Me) {
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(path === '/session' ? { access_token: 'token', expires_in: 1800 } : me)))
  await act(() => signIn(me.email, 'a long enough password'))
  vi.unstubAllGlobals()
}

export async function signedOut() {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })))
  await act(() => signOut())
  vi.unstubAllGlobals()
}
