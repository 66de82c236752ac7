import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { invitations } from '../api/calls'
import type { Invitation } from '../api/types'
import { en } from '../i18n/en'
import { show, write } from '../test/page'
import { Invitations } from './Invitations'

const invited = (email: string) => ({ id: email, email, user: null, invitedAt: '2026-11-22T10:00:00Z' }) as Invitation

it('shows everybody who was invited to a large class', async () => {
  vi.spyOn(invitations, 'list').mockImplementation((_, query) =>
    Promise.resolve(query?.after ? { items: [invited('zoe@here.example')], next: null } : { items: [invited('ann@here.example')], next: '100' }),
  )
  show(<Invitations streamId="s1" />)

  expect(await screen.findByText('zoe@here.example')).toBeTruthy()
  expect(screen.getByText('ann@here.example')).toBeTruthy()
})

it('says so when the list cannot be read', async () => {
  vi.spyOn(invitations, 'list').mockRejectedValue(new TypeError('Failed to fetch'))
  show(<Invitations streamId="s1" />)

  expect(await screen.findByRole('button', { name: en.app.retry })).toBeTruthy()
})

it('keeps the next address, which is written while the one before is on its way', async () => {
  let reply: (made: Invitation) => void = () => {}
  vi.spyOn(invitations, 'list').mockResolvedValue({ items: [], next: null })
  vi.spyOn(invitations, 'invite').mockReturnValue(new Promise((resolve) => (reply = resolve)))
  show(<Invitations streamId="s1" />)
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: en.form.inviteEmail })
  await write(field, 'ann@here.example')
  await userEvent.click(screen.getByRole('button', { name: en.form.invite }))
  await userEvent.clear(field)
  await write(field, 'zoe@here.example')
  await act(async () => reply(invited('ann@here.example')))

  expect(field.value).toBe('zoe@here.example')
})
