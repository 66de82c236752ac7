import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { chat } from '../api/calls'
import { en } from '../i18n/en'
import { RoomStore } from '../room/store'
import { FakeWorld } from '../test/fakeRoom'
import { opened, textsIn } from '../test/openedRoom'
import { show } from '../test/page'
import { beginning, message, posted, welcome } from '../test/samples'
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

describe('older messages that cannot be read', () => {
  const again = () => screen.findByRole('button', { name: en.app.retry })

  it('are said to be missing, and read when one tries again', async () => {
    vi.spyOn(chat, 'before').mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue({ items: [message(9)], next: null })
    const { world, store } = await opened()
    world.socket.says(posted(11))
    await world.pass(30)
    show(<ChatPanel />, { room: store })
    await act(() => store.readOlder().catch(() => undefined))
    expect((await screen.findByRole('log')).textContent).toContain(en.chat.olderFailed)
    await userEvent.click(await again())

    await vi.waitFor(() => expect(textsIn(store)).toContain('text 9'))
    expect(screen.queryByText(en.chat.olderFailed)).toBeNull()
  })

  it('are said to be missing where there are no others, too', async () => {
    vi.spyOn(chat, 'before').mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue({ items: [], next: null })
    const { world, store } = await opened()
    world.socket.says({ type: 'reset', data: { seq: 900 } })
    await world.pass(30)
    show(<ChatPanel />, { room: store })
    await userEvent.click(await again())

    expect(await screen.findByText(en.chat.empty)).toBeDefined()
  })
})
