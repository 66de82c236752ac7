import { vi } from 'vitest'
import { signIn, signOut, type Me } from '../session/session'

/** Somebody is signed in, and to the end of the test. */
export async function signedIn(me: Me) {
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(path === '/session' ? { access_token: 'token', expires_in: 1800 } : me)))
  await signIn(me.email, 'a long enough password')
  vi.unstubAllGlobals()
}

export async function signedOut() {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })))
  await signOut()
  vi.unstubAllGlobals()
}
