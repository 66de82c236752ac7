import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { chat } from '../api/calls'
import { en } from '../i18n/en'
import { opened } from '../test/openedRoom'
import { show } from '../test/page'
import { RoomControls } from './RoomControls'

const open = () => screen.getByRole<HTMLInputElement>('switch', { name: en.studio.chatOpen })
const pace = () => screen.getByRole<HTMLSelectElement>('combobox', { name: en.studio.slowMode })

beforeEach(async () => {
  show(<RoomControls />, { room: (await opened()).store })
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
