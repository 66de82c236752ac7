import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { en } from '../i18n/en'
import { show } from '../test/page'
import { stillRoom } from '../test/stillRoom'
import { ConnectionNotice } from './ConnectionNotice'

it('says that the room has closed the connection, and connects again when one wants to', async () => {
  const open = vi.fn()
  show(<ConnectionNotice />, { room: stillRoom({ connection: 'over', ending: 'rejected' }, { open }).store })
  expect(screen.getByRole('status').textContent).toContain(en.watch.rejectedText)
  await userEvent.click(screen.getByRole('button', { name: en.watch.connectAgain }))

  expect(open).toHaveBeenCalledOnce()
})
