import { act, fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { figures as stats, people, questions, streams } from '../api/calls'
import type { Stream } from '../api/types'
import { Layout } from '../app/Layout'
import { RequireMember } from '../app/RequireMember'
import { en } from '../i18n/en'
import { machine } from '../test/media'
import { opened } from '../test/openedRoom'
import { showPages } from '../test/page'
import { stream } from '../test/samples'
import { ADA, signedIn, signedOut } from '../test/session'
import { Studio } from './Studio'

let here: ReturnType<typeof machine>

beforeEach(async () => {
  await signedIn(ADA)
  here = machine()
  vi.spyOn(questions, 'list').mockResolvedValue({ items: [], next: null })
  vi.spyOn(people, 'list').mockResolvedValue({ items: [], next: null })
  vi.spyOn(stats, 'of').mockReturnValue(new Promise(() => {}))
})

afterEach(signedOut)

async function inStudio(change: Partial<Stream> = {}) {
  const now = stream(change)
  const { world, store } = await opened({ stream: now })
  const studio = <Studio asRead={now} settings={{ directViewers: 8, iceServers: [] }} />
  const ofMembers = [
    { path: '/studio', element: studio },
    { path: '/dashboard', element: <p>The figures of all classes</p> },
  ]
  const pages = [
    { path: '/', element: <p>Welcome</p> },
    { path: '/sign-in', element: <p>Please sign in</p> },
    { element: <RequireMember />, children: ofMembers },
  ]
  showPages([{ element: <Layout />, children: pages }], '/studio', { room: store })
  return world
}

const button = (name: string) => screen.getByRole('button', { name })
const press = (name: string) => userEvent.click(button(name))

async function onAir() {
  const world = await inStudio()
  await press(en.studio.start)
  await screen.findByRole('button', { name: en.studio.turnOffCamera })
  return world
}

describe('whoever is on air', () => {
  const leave = () => userEvent.click(screen.getByRole('link', { name: en.app.dashboard }))
  const figures = () => screen.queryByText('The figures of all classes')

  it('is asked before a link takes them away, and may stay', async () => {
    await onAir()
    await leave()
    expect(figures()).toBeNull()

    await userEvent.click(await screen.findByRole('button', { name: en.studio.stay }))

    expect(figures()).toBeNull()
    expect(button(en.studio.turnOffCamera)).toBeTruthy()
  })

  it('leaves when they want to', async () => {
    await onAir()
    await leave()
    await userEvent.click(await screen.findByRole('button', { name: en.studio.leave }))

    expect(figures()).not.toBeNull()
  })

  it('is asked nothing when their session has ended', async () => {
    await onAir()
    await signedOut()

    expect(screen.getByText('Please sign in')).toBeTruthy()
  })

  describe('and signs out', () => {
    let calls: string[]

    beforeEach(async () => {
      await onAir()
      calls = []
      vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
        calls.push(`${method} ${path}`)
        return Promise.resolve(new Response(null, { status: 204 }))
      })
      await press(en.app.menu)
      await userEvent.click(await screen.findByRole('menuitem', { name: en.app.signOut }))
    })

    it('is asked before, and stays signed in when they stay', async () => {
      await userEvent.click(await screen.findByRole('button', { name: en.studio.stay }))

      expect(calls).toEqual([])
      expect(button(en.studio.turnOffCamera)).toBeTruthy()
    })

    it('is signed out when they want to leave', async () => {
      await userEvent.click(await screen.findByRole('button', { name: en.studio.leave }))

      expect(await screen.findByText('Welcome')).toBeTruthy()
      expect(calls).toEqual(['DELETE /session'])
    })
  })
})

it('asks nobody to stay whom no one sees or hears', async () => {
  await inStudio()
  await userEvent.click(screen.getByRole('link', { name: en.app.dashboard }))

  expect(screen.queryByText('The figures of all classes')).not.toBeNull()
})

it('films as the class is changed to be while its studio is open', async () => {
  const world = await inStudio({ status: 'scheduled' })
  await press(en.studio.start)
  await screen.findByRole('button', { name: en.studio.turnOffCamera })
  world.socket.says({ type: 'stream.updated', seq: 11, data: stream({ status: 'scheduled', quality: '1080p', version: 2 }) })
  await act(() => world.pass(30))

  expect(here.opened[0]!.constraints).toMatchObject({ height: { ideal: 1080 } })
})

describe('a key that is held too long', () => {
  const held = () => userEvent.keyboard('{Enter}{Enter}{Enter}')

  it('starts the class and does not end it', async () => {
    const world = await inStudio({ status: 'scheduled' })
    vi.spyOn(streams, 'start').mockResolvedValue(stream({ version: 2 }))
    const stop = vi.spyOn(streams, 'stop').mockResolvedValue(stream({ status: 'ended', version: 3 }))
    button(en.studio.goLive).focus()
    await userEvent.keyboard('{Enter}')
    world.socket.says({ type: 'stream.started', seq: 11, data: stream({ version: 2 }) })
    await act(() => world.pass(30))
    await held()

    expect(stop).not.toHaveBeenCalled()
    expect(button(en.studio.stop)).toBeTruthy()
  })

  it('asks whether to end the class and does not answer', async () => {
    await inStudio()
    const stop = vi.spyOn(streams, 'stop').mockResolvedValue(stream({ status: 'ended', version: 2 }))
    button(en.studio.stop).focus()
    await held()

    expect(stop).not.toHaveBeenCalled()
  })
})

describe('a teacher whose room is lost', () => {
  it('is told that the class is live as soon as that is answered', async () => {
    const world = await inStudio({ status: 'scheduled' })
    vi.spyOn(streams, 'start').mockResolvedValue(stream({ version: 2 }))
    act(() => world.socket.breaks())
    await press(en.studio.goLive)

    expect(await screen.findByRole('button', { name: en.studio.stop })).toBeTruthy()
  })

  it('is filmed no more as soon as the end of the class is answered', async () => {
    const world = await onAir()
    vi.spyOn(streams, 'stop').mockResolvedValue(stream({ status: 'ended', version: 2 }))
    act(() => world.socket.breaks())
    await press(en.studio.stop)
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: en.studio.stop }))

    expect(await screen.findByText(en.studio.ended)).toBeTruthy()
    expect(here.opened.map(({ readyState }) => readyState)).toEqual(['ended', 'ended'])
  })
})

it('tells whoever is on air at once that their microphone was pulled out, and goes on with the one that they choose', async () => {
  await onAir()
  here.plugged = [{ kind: 'audioinput', deviceId: 'built-in', label: 'Built-in' }]
  act(() => here.opened.find(({ kind }) => kind === 'audio')!.isPulledOut())
  const notice = screen.getByText(en.studio.lost.microphone).closest<HTMLElement>('[role=alert]')!
  fireEvent.click(await within(notice).findByText('Built-in'))

  await vi.waitFor(() => expect(screen.queryByText(en.studio.lost.microphone)).toBeNull())
  expect(here.asked.at(-1)!.audio).toMatchObject({ deviceId: { exact: 'built-in' } })
})

it('leaves the keyboard where it is when the camera is turned off by it', async () => {
  await onAir()
  button(en.studio.turnOffCamera).focus()
  await userEvent.keyboard('{Enter}')

  expect(document.activeElement).toBe(button(en.studio.turnOnCamera))
})
