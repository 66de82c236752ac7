import { isPassing, problemOf } from '../api/problem'
import { alone } from './alone'

/** Who is signed in, in this page. The access token is in memory only; what renews it is a cookie that no script can read. */
export interface Me {
  id: string
  email: string
  displayName: string
  role: 'student' | 'teacher' | 'admin'
}

/** As long as it is unknown whether somebody is signed in, it is asked again and again; `failing` once that was in vain. */
export type SessionState = { kind: 'unknown'; failing: boolean } | { kind: 'guest'; ended: Ended | null } | { kind: 'member'; me: Me }

/** How a session ended that its owner did not end: it has run out, or the account has been disabled. */
export type Ended = 'expired' | 'disabled'

interface Tokens {
  access_token: string
  expires_in: number
}

const EARLY_SECONDS = 60
/** A token that is about to end may have ended when it arrives. */
const LAST_SECONDS = 5
const LONGEST_PAUSE_MILLIS = 8_000

let token: string | null = null
let goodUntil = 0
let state: SessionState = { kind: 'unknown', failing: false }
let renewal: number | undefined
let renewing: Promise<string | null> | null = null
let disabled = false
const listeners = new Set<() => void>()
// Other tabs of this browser hear when somebody signs in or out.
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('livestream-session')

export function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function current(): SessionState {
  return state
}

function become(next: SessionState) {
  state = next
  listeners.forEach((listener) => listener())
}

/** Finds out whether somebody is signed in in this browser. That a server cannot say so at the moment makes nobody a guest. */
export async function begin() {
  channel?.addEventListener('message', () => location.reload())
  for (let pause = 1_000; state.kind === 'unknown'; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
    try {
      await enter()
    } catch (error) {
      if (state.kind !== 'unknown') {
        return
      }
      if (!isPassing(error)) {
        forget(null)
        return
      }
      become({ kind: 'unknown', failing: true })
      await new Promise((resolve) => window.setTimeout(resolve, pause))
    }
  }
}

/** With the token that there is: one that was got before the profile could not be read is as good as ever. */
async function enter() {
  if ((await accessToken(null)) !== null && state.kind === 'unknown') {
    await readProfile()
  }
}

export async function signIn(email: string, password: string): Promise<Response> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (response.ok) {
    await accept((await response.clone().json()) as Tokens)
    channel?.postMessage('signed-in')
  }
  return response
}

/** Only the server can take the cookie away. While it has not said that it did, somebody is signed in, and this fails. */
export async function signOut() {
  const response = await alone(() => fetch('/session', { method: 'DELETE' }))
  if (!response.ok && response.status !== 401) {
    throw await problemOf(response)
  }
  forget(null)
  channel?.postMessage('signed-out')
}

/**
 * The access token, renewed when it is not there, is about to end, or is the one that was refused somewhere. Null for a guest.
 * A refresh token is good once, and whoever loses the answer has lost the session: it is not spent without need.
 */
export async function accessToken(refused: string | null): Promise<string | null> {
  return token !== null && token !== refused && Date.now() < goodUntil ? token : renew()
}

/** Calls made at the same time share one renewal, and tabs wait for each other. */
function renew(): Promise<string | null> {
  renewing ??= alone(ask).finally(() => {
    renewing = null
  })
  return renewing
}

async function ask(): Promise<string | null> {
  // Kept alive, since an answer lost to a page being left would take the session with it.
  const response = await fetch('/session/refresh', { method: 'POST', keepalive: true })
  if (response.status === 200) {
    await accept((await response.json()) as Tokens)
    return token
  }
  if (response.status === 204 || response.status === 401) {
    forget(howItEnded())
    return null
  }
  throw await problemOf(response)
}

async function accept(tokens: Tokens) {
  token = tokens.access_token
  goodUntil = Date.now() + Math.max(tokens.expires_in - LAST_SECONDS, tokens.expires_in / 2) * 1000
  window.clearTimeout(renewal)
  const seconds = Math.max(5, tokens.expires_in - EARLY_SECONDS)
  renewal = window.setTimeout(() => void renew().catch(() => undefined), seconds * 1000)
  if (state.kind !== 'member') {
    await readProfile()
  }
}

async function readProfile() {
  const response = await fetch('/api/auth/me', { headers: { Authorization: `Bearer ${token}` } })
  if (!response.ok) {
    throw await problemOf(response)
  }
  become({ kind: 'member', me: (await response.json()) as Me })
}

/** Of whoever is signed in; a reply that comes after they signed out is nobody's. */
export function profileChanged(me: Me) {
  if (state.kind === 'member') {
    become({ kind: 'member', me })
  }
}

/** Only the room says so. Whatever is called from then on is refused without a reason, as it is when a session has run out. */
export function accountIsDisabled() {
  disabled = true
}

/** As it was said before, to whoever is a guest already: asked again, the server says the same. */
function howItEnded(): Ended | null {
  switch (state.kind) {
    case 'unknown':
      return null
    case 'guest':
      return state.ended
    case 'member':
      return disabled ? 'disabled' : 'expired'
  }
}

function forget(ended: Ended | null) {
  token = null
  disabled = false
  window.clearTimeout(renewal)
  become({ kind: 'guest', ended })
}
