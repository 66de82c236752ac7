import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState, type ReactNode } from 'react'
import { createMemoryRouter, Link, Navigate, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { en } from '../i18n/en'
import { EMPTY_ROOM } from '../room/state'
import type { RoomStore } from '../room/store'
import { RoomContext } from '../room/useRoom'
import { stream } from '../test/samples'
import { Studio } from './Studio'

// What stands beside the picture is shown by tests of its own.
vi.mock('../watch/Watch', () => ({ Side: () => null }))
vi.mock('./LiveFigures', () => ({ LiveFigures: () => null }))
vi.mock('./useLevel', () => ({ useLevel: () => 0 }))

class FakeStream {
  constructor(private readonly tracks: { kind: string }[] = []) {}
  getTracks() {
    return this.tracks
  }
  getVideoTracks() {
    return this.tracks.filter(({ kind }) => kind === 'video')
  }
  getAudioTracks() {
    return this.tracks.filter(({ kind }) => kind === 'audio')
  }
}

const track = (kind: string) => ({ kind, stop: () => {}, addEventListener: () => {}, getSettings: () => ({}) })

beforeEach(() => {
  vi.stubGlobal('MediaStream', FakeStream)
  vi.stubGlobal('navigator', {
    ...navigator,
    mediaDevices: {
      getUserMedia: () => Promise.resolve(new FakeStream([track('video'), track('audio')])),
      enumerateDevices: () => Promise.resolve([]),
      addEventListener: () => {},
      removeEventListener: () => {},
    },
  })
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { value: null, writable: true, configurable: true })
})

afterEach(() => {
  // Who leaves still lets go of the camera.
  cleanup()
  vi.unstubAllGlobals()
})

function Session({ children }: { children: ReactNode }) {
  const [ended, setEnded] = useState(false)
  return ended ? (
    <Navigate to="/sign-in" replace />
  ) : (
    <>
      {children}
      <button onClick={() => setEnded(true)}>The session ends</button>
    </>
  )
}

async function inStudio() {
  const live = stream({ status: 'live' })
  const snapshot = { room: { ...EMPTY_ROOM, stream: live }, connection: 'open', ending: null, recovered: null, failures: 0 }
  const store = { streamId: 's1', subscribe: () => () => {}, snapshot: () => snapshot, onSignal: () => () => {}, signal: () => true }
  const router = createMemoryRouter(
    [
      {
        path: '/studio',
        element: (
          <Session>
            <Link to="/dashboard">{en.app.dashboard}</Link>
            <RoomContext value={store as unknown as RoomStore}>
              <Studio asRead={live} settings={{ directViewers: 8, iceServers: [] }} />
            </RoomContext>
          </Session>
        ),
      },
      { path: '/dashboard', element: <p>The figures of all classes</p> },
      { path: '/sign-in', element: <p>Please sign in</p> },
    ],
    { initialEntries: ['/studio'] },
  )
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

async function onAir() {
  await inStudio()
  await userEvent.click(screen.getByRole('button', { name: en.studio.start }))
  await screen.findByRole('button', { name: en.studio.turnOffCamera })
}

const leave = () => userEvent.click(screen.getByRole('link', { name: en.app.dashboard }))
const figures = () => screen.queryByText('The figures of all classes')

it('asks whoever is on air before a link takes them away, and lets them stay', async () => {
  await onAir()
  await leave()
  expect(figures()).toBeNull()

  await userEvent.click(await screen.findByRole('button', { name: en.studio.stay }))

  expect(figures()).toBeNull()
  expect(screen.getByRole('button', { name: en.studio.turnOffCamera })).toBeTruthy()
})

it('lets whoever is on air leave when they want to', async () => {
  await onAir()
  await leave()
  await userEvent.click(await screen.findByRole('button', { name: en.studio.leave }))

  expect(figures()).not.toBeNull()
})

it('asks nobody whom no one sees or hears', async () => {
  await inStudio()
  await leave()

  expect(figures()).not.toBeNull()
})

it('asks nobody whose session has ended', async () => {
  await onAir()
  await userEvent.click(screen.getByRole('button', { name: 'The session ends' }))

  expect(await screen.findByText('Please sign in')).toBeTruthy()
})
