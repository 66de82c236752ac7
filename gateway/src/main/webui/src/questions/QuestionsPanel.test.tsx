import { QueryClient } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { questions } from '../api/calls'
import { RoomStore } from '../room/store'
import { FakeWorld } from '../test/fakeRoom'
import { show } from '../test/page'
import { question, welcome } from '../test/samples'
import { QuestionsPanel } from './QuestionsPanel'

const queries = new QueryClient()

/** A page with a room of its own, as each page has one. */
async function page() {
  const world = new FakeWorld()
  const store = new RoomStore('s1', world, 'ws://here')
  const { unmount } = show(<QuestionsPanel />, { room: store, queries })
  store.open()
  await act(() => world.pass(0))
  world.socket.says(welcome(10))
  await act(() => world.pass(30))
  return unmount
}

it('shows the questions to whoever comes back to the class, too', async () => {
  vi.spyOn(questions, 'list').mockResolvedValue({ items: [question('a')], next: null })
  const leave = await page()
  await screen.findByText('question a')
  leave()
  await page()

  expect(await screen.findByText('question a')).toBeDefined()
})
