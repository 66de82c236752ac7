import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const ANN = { id: 'ann', email: 'ann@example.org', displayName: 'Ann', role: 'student' }

/** What the server answers to each call, the last of them again and again. */
type Answers = Record<string, (number | object)[]>
let calls: string[]

function server(answers: Answers) {
  const left = structuredClone(answers)
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const call = `${init?.method ?? 'GET'} ${path}`
    calls.push(call)
    const possible = left[call] ?? []
    const answer = possible.length > 1 ? possible.shift() : possible[0]
    return answer === undefined
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(typeof answer === 'number' ? new Response(null, { status: answer }) : Response.json(answer))
  })
}

const tokens = (name: string, seconds = 1800) => ({ access_token: name, token_type: 'Bearer', expires_in: seconds })
const refreshes = () => calls.filter((call) => call === 'POST /session/refresh').length

/** Each test is a page that has just been loaded. */
async function page() {
  vi.resetModules()
  const session = await import('./session')
  const kinds: string[] = []
  session.subscribe(() => kinds.push(session.current().kind))
  return { ...session, kinds }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('BroadcastChannel', undefined)
  calls = []
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
})

describe('whether somebody is signed in', () => {
  it('is asked again when the server could not say so, and nobody is a guest for that', async () => {
    server({ 'POST /session/refresh': [503, tokens('t1')], 'GET /api/auth/me': [503, ANN] })
    const session = await page()
    void session.begin()
    await vi.advanceTimersByTimeAsync(200)
    expect(session.current()).toEqual({ kind: 'unknown', failing: true })
    await vi.advanceTimersByTimeAsync(10_000)

    expect(session.current()).toEqual({ kind: 'member', me: ANN })
    expect(session.kinds).not.toContain('guest')
  })

  it('is not asked of the cookie again when only the profile could not be read', async () => {
    server({ 'POST /session/refresh': [tokens('t1')], 'GET /api/auth/me': [503, 503, ANN] })
    const session = await page()
    void session.begin()
    await vi.advanceTimersByTimeAsync(10_000)

    expect(session.current().kind).toBe('member')
    expect(refreshes()).toBe(1)
  })

  it.each([204, 401, 403])('is known to be not so at %i', async (status) => {
    server({ 'POST /session/refresh': [status] })
    const session = await page()
    void session.begin()
    await vi.advanceTimersByTimeAsync(200)

    expect(session.current()).toEqual({ kind: 'guest', ended: null })
  })
})

describe('the access token', () => {
  async function signedIn(seconds: number) {
    server({
      'POST /session/refresh': [tokens('t1', seconds), tokens('t2', seconds), tokens('t3', seconds)],
      'GET /api/auth/me': [ANN],
    })
    const session = await page()
    void session.begin()
    await vi.advanceTimersByTimeAsync(200)
    return session
  }

  it('is used as long as it is good', async () => {
    const session = await signedIn(1800)

    expect(await session.accessToken(null)).toBe('t1')
    expect(await session.accessToken('an earlier one')).toBe('t1')
    expect(refreshes()).toBe(1)
  })

  it('is renewed when it was refused', async () => {
    const session = await signedIn(1800)
    const renewed = session.accessToken('t1')
    await vi.advanceTimersByTimeAsync(200)

    expect(await renewed).toBe('t2')
  })

  it('is renewed when it has ended while the page was asleep', async () => {
    const session = await signedIn(1800)
    vi.setSystemTime(Date.now() + 3_600_000)
    const renewed = session.accessToken(null)
    await vi.advanceTimersByTimeAsync(200)

    expect(await renewed).toBe('t2')
  })
})

describe('a session that has run out', () => {
  it('still is one when that is asked again', async () => {
    server({ 'POST /session/refresh': [tokens('t1'), 401], 'GET /api/auth/me': [ANN] })
    const session = await page()
    void session.begin()
    await vi.advanceTimersByTimeAsync(200)
    for (let asked = 0; asked < 2; asked++) {
      void session.accessToken('t1')
      await vi.advanceTimersByTimeAsync(200)
    }

    expect(session.current()).toEqual({ kind: 'guest', ended: 'expired' })
    expect(refreshes()).toBe(3)
  })
})

describe('signing out', () => {
  async function signedIn(answers: Answers) {
    server({ 'POST /session/refresh': [tokens('t1')], 'GET /api/auth/me': [ANN], ...answers })
    const session = await page()
    void session.begin()
    await vi.advanceTimersByTimeAsync(200)
    return session
  }

  it.each([
    ['the server says that it cannot', [503]],
    ['the server cannot be reached', []],
  ])('fails when %s, and one is signed in as before', async (_, answers) => {
    const session = await signedIn({ 'DELETE /session': answers })
    const attempt = expect(session.signOut()).rejects.toThrow()
    await vi.advanceTimersByTimeAsync(200)
    await attempt

    expect(session.current().kind).toBe('member')
  })

  it('is not undone by the reply of a call that was made before', async () => {
    const session = await signedIn({ 'DELETE /session': [204] })
    const done = session.signOut()
    await vi.advanceTimersByTimeAsync(200)
    await done
    session.profileChanged({ ...ANN, role: 'student' })

    expect(session.current().kind).toBe('guest')
  })

  it('takes along what had been read', async () => {
    const session = await signedIn({ 'DELETE /session': [204] })
    const { forgetBetweenPeople } = await import('./ownCache')
    const queries = new QueryClient()
    forgetBetweenPeople(queries)
    session.profileChanged({ ...ANN, role: 'student' })
    queries.setQueryData(['streams', 'mine'], ['a private class'])
    const done = session.signOut()
    await vi.advanceTimersByTimeAsync(200)
    await done

    expect(session.current().kind).toBe('guest')
    expect(queries.getQueryData(['streams', 'mine'])).toBeUndefined()
  })
})
