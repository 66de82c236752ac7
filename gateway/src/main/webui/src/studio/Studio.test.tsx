import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState, type ReactNode } from 'react'
import { Link, Navigate } from 'react-router'
import { beforeEach, expect, it, vi } from 'vitest'
import { figures as stats, people, questions } from '../api/calls'
import { en } from '../i18n/en'
import { machine } from '../test/media'
import { opened } from '../test/openedRoom'
import { showPages } from '../test/page'
import { stream } from '../test/samples'
import { Studio } from './Studio'

beforeEach(() => {
  machine()
  vi.spyOn(questions, 'list').mockResolvedValue({ items: [], next: null })
  vi.spyOn(people, 'list').mockResolvedValue({ items: [], next: null })
  vi.spyOn(stats, 'of').mockReturnValue(new Promise(() => {}))
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
  const { store } = await opened()
  const studio = (
    <Session>
      <Link to="/dashboard">{en.app.dashboard}</Link>
      <Studio asRead={stream()} settings={{ directViewers: 8, iceServers: [] }} />
    </Session>
  )
  const pages = [
    { path: '/studio', element: studio },
    { path: '/dashboard', element: <p>The figures of all classes</p> },
    { path: '/sign-in', element: <p>Please sign in</p> },
  ]
  showPages(pages, '/studio', { room: store })
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
