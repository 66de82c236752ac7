import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { chat } from '../api/calls'
import { en } from '../i18n/en'
import type { FakeWorld } from '../test/fakeRoom'
import { opened } from '../test/openedRoom'
import { show } from '../test/page'
import { stream } from '../test/samples'
import { RoomControls } from './RoomControls'

const open = () => screen.getByRole<HTMLInputElement>('switch')
const pace = () => screen.getByRole<HTMLSelectElement>('combobox', { name: en.studio.slowMode })

let world: FakeWorld

beforeEach(async () => {
  const room = await opened()
  world = room.world
  show(<RoomControls />, { room: room.store })
})

it('keeps one choice when another follows before the room has heard of it', async () => {
  let reply: () => void = () => {}
  vi.spyOn(chat, 'settings').mockReturnValueOnce(new Promise((resolve) => (reply = resolve))).mockResolvedValue(undefined)
  await userEvent.click(open())
  await userEvent.selectOptions(pace(), '10')
  expect(chat.settings).toHaveBeenCalledOnce()
  reply()

  await vi.waitFor(() => expect(chat.settings).toHaveBeenLastCalledWith('s1', { enabled: false, slowModeSeconds: 10 }))
})

it('shows what still holds when a choice was refused', async () => {
  vi.spyOn(chat, 'settings').mockRejectedValue(new TypeError('Failed to fetch'))
  await userEvent.click(open())

  await vi.waitFor(() => expect(open().checked).toBe(true))
})

it('does not say that the chat of a class is open that has none', async () => {
  world.socket.says({ type: 'stream.updated', seq: 11, data: stream({ chatEnabled: false, version: 2 }) })
  await act(() => world.pass(30))

  expect(open()).toMatchObject({ checked: false, disabled: true })
  expect(screen.getByText(en.studio.chatNone)).toBeDefined()
})
