import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RequireMember } from '../app/RequireMember'
import { en } from '../i18n/en'
import { RoomStore } from '../room/store'
import { useOpenRoom } from '../room/useRoom'
import { showPages } from '../test/page'
import { BEN, signedIn, signedOut } from '../test/session'
import { accessToken } from './session'
import { SignInPage } from './SignInPage'

let store: RoomStore

function ClassPage() {
  store = useOpenRoom('s1')
  return null
}

/** Somebody is in a class. */
async function inClass() {
  await signedIn(BEN)
  const pages = [
    { element: <RequireMember />, children: [{ path: '/classes/s1', element: <ClassPage /> }] },
    { path: '/sign-in', element: <SignInPage /> },
  ]
  showPages(pages, '/classes/s1')
}

async function nextCallIsRefused() {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 401 })))
  await act(() => accessToken('token'))
}

beforeEach(() => {
  vi.spyOn(RoomStore.prototype, 'open').mockReturnValue(undefined)
})

afterEach(signedOut)

it('a session that has run out is said to have ended', async () => {
  await inClass()
  await nextCallIsRefused()

  expect(await screen.findByText(en.session.expired)).toBeDefined()
})

it('whose account has been disabled is told so, and not that the session has ended', async () => {
  await inClass()
  act(() => store.shut('disabled'))
  await nextCallIsRefused()

  expect(await screen.findByText(en.session.disabled)).toBeDefined()
  expect(screen.queryByText(en.session.expired)).toBeNull()
})

it('is not told to whoever signs in next', async () => {
  await inClass()
  act(() => store.shut('disabled'))
  await signedOut()
  await signedIn(BEN)
  await nextCallIsRefused()

  expect(await screen.findByText(en.session.expired)).toBeDefined()
})
