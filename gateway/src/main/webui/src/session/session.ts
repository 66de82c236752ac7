/** Who is signed in, in this page. The access token is in memory only; what renews it is a cookie that no script can read. */
export interface Me {
  id: string
  email: string
  displayName: string
  role: 'student' | 'teacher' | 'admin'
}

export type SessionState = { kind: 'unknown' } | { kind: 'guest'; expired: boolean } | { kind: 'member'; me: Me }

interface Tokens {
  access_token: string
  expires_in: number
}

const EARLY_SECONDS = 60
const LOCK = 'livestream-session'

let token: string | null = null
let state: SessionState = { kind: 'unknown' }
let renewal: number | undefined
let renewing: Promise<string | null> | null = null
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

/** Finds out whether somebody is signed in in this browser. */
export async function begin() {
  channel?.addEventListener('message', () => location.reload())
  const kept = await renew().catch(() => null)
  if (kept === null && state.kind === 'unknown') {
    become({ kind: 'guest', expired: false })
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

export async function signOut() {
  await fetch('/session', { method: 'DELETE' }).catch(() => undefined)
  forget(false)
  channel?.postMessage('signed-out')
}

/** The access token, renewed when it is not there, is about to end, or is wanted fresh. Null for a guest. */
export async function accessToken(fresh: boolean): Promise<string | null> {
  return token !== null && !fresh ? token : renew()
}

/** Calls made at the same time share one renewal, and tabs wait for each other: a refresh token is good once. */
function renew(): Promise<string | null> {
  renewing ??= exclusively(ask).finally(() => {
    renewing = null
  })
  return renewing
}

function exclusively<T>(action: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? (navigator.locks.request(LOCK, action) as Promise<T>) : action()
}

async function ask(): Promise<string | null> {
  // Kept alive, since an answer lost to a page being left would take the session with it.
  const response = await fetch('/session/refresh', { method: 'POST', keepalive: true })
  if (response.status === 200) {
    await accept((await response.json()) as Tokens)
    return token
  }
  if (response.status === 204 || response.status === 401) {
    forget(state.kind === 'member')
    return null
  }
  throw new Error(`The session could not be renewed: ${response.status}`)
}

async function accept(tokens: Tokens) {
  token = tokens.access_token
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
    throw new Error(`The profile could not be read: ${response.status}`)
  }
  become({ kind: 'member', me: (await response.json()) as Me })
}

export function profileChanged(me: Me) {
  become({ kind: 'member', me })
}

function forget(expired: boolean) {
  token = null
  window.clearTimeout(renewal)
  become({ kind: 'guest', expired })
}
