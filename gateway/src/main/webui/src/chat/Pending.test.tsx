import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { en } from '../i18n/en'
import type { Outgoing } from '../room/outbox'
import { show } from '../test/page'
import { stillRoom } from '../test/stillRoom'
import { Pending } from './Pending'

const over = (state: Outgoing['state']) =>
  show(<Pending />, { room: stillRoom({ connection: 'over', ending: 'rejected', room: { outgoing: [{ ref: 'm1', text: 'Hello', state }] } }).store })

it.each([
  ['unsent', en.chat.unsent],
  ['unconfirmed', en.chat.unconfirmed],
] as const)('a message that is %s in a closed room says so, and offers nothing that cannot be done', (state, text) => {
  over(state)

  expect(screen.getByRole('alert').textContent).toContain(text)
  expect(screen.queryByText(en.chat.sending)).toBeNull()
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([en.chat.discard])
})

it('a message that the room has taken is not said to be on its way', () => {
  over('acknowledged')

  expect(screen.getByText(en.chat.sent)).toBeDefined()
})
