import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { en } from '../i18n/en'
import { showChat } from '../test/chatPanel'
import { message } from '../test/samples'

const drawn = () => act(() => new Promise((done) => requestAnimationFrame(done)))

it('the menu of a message stays where it is while others come, which are gone on to once it is closed', async () => {
  const { has } = showChat([message(1)])
  const scroller = screen.getByTestId('virtuoso-scroller')
  await drawn()
  vi.spyOn(scroller, 'scrollHeight', 'get').mockReturnValue(900)
  await userEvent.click(await screen.findByRole('button', { name: en.chat.actions('Ann') }))
  const reply = await screen.findByRole('menuitem', { name: en.chat.reply })
  act(() => has([message(1), message(2)]))
  fireEvent.scroll(scroller)
  await drawn()
  expect(scroller.scrollTop).toBe(0)
  fireEvent.keyDown(reply, { key: 'Escape' })
  await drawn()

  expect(scroller.scrollTop).toBe(900)
})
