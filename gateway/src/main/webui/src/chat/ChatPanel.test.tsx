import { act, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { chat } from '../api/calls'
import { en } from '../i18n/en'
import { RoomStore } from '../room/store'
import { FakeWorld } from '../test/fakeRoom'
import { show } from '../test/page'
import { beginning, welcome } from '../test/samples'
import { ChatPanel } from './ChatPanel'

it('says that there are no messages only once the history has said so', async () => {
  let reply: (page: { items: []; next: null }) => void = () => {}
  vi.spyOn(chat, 'before').mockReturnValue(new Promise((resolve) => (reply = resolve)))
  const world = new FakeWorld()
  const store = new RoomStore('s1', world, 'ws://here')
  show(<ChatPanel />, { room: store })
  store.open()
  await act(() => world.pass(0))
  world.socket.says(welcome(900), beginning, { type: 'reset', data: { seq: 900 } })
  await act(() => world.pass(500))
  expect(screen.queryByText(en.chat.empty)).toBeNull()
  expect(screen.getByRole('status', { name: en.app.loading })).toBeDefined()
  reply({ items: [], next: null })

  expect(await screen.findByText(en.chat.empty)).toBeDefined()
})
