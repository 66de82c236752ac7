import { ActionIcon, Button, Text, TextInput, Tooltip } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { all, invitations } from '../api/calls'
import { explain, Problem } from '../api/problem'
import type { Invitation } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import { Failed } from '../ui/Failed'
import { toast } from '../ui/toasts'
import { PersonIcon } from '../ui/PersonIcon'
import classes from './classes.module.css'

export function Invitations({ streamId }: { streamId: string }) {
  const m = useMessages()
  const list = useQuery({ queryKey: ['invitations', streamId], queryFn: () => all((query) => invitations.list(streamId, query)) })
  return (
    <section className={classes.fieldset}>
      <Text fw={650}>{m.form.invitations}</Text>
      <Text size="sm" c="dimmed" mb="sm">
        {m.form.invitationsText}
      </Text>
      <InviteForm streamId={streamId} />
      {list.isLoadingError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Text size="sm" c="dimmed" mt="md">
          {m.form.noInvitations}
        </Text>
      )}
      <div>{list.data?.map((one) => <Row key={one.id} streamId={streamId} invitation={one} />)}</div>
    </section>
  )
}

function InviteForm({ streamId }: { streamId: string }) {
  const m = useMessages()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const invite = useMutation({
    mutationFn: (invited: string) => invitations.invite(streamId, invited),
    onSuccess: (_, invited) => {
      // What was written meanwhile is the next person's.
      setEmail((now) => (now === invited ? '' : now))
      return queries.invalidateQueries({ queryKey: ['invitations', streamId] })
    },
  })
  const refused = invite.error instanceof Problem ? (invite.error.fields(m)['email'] ?? explain(invite.error, m)) : invite.error && explain(invite.error, m)
  return (
    <form
      className={classes.shareLink}
      onSubmit={(event) => {
        event.preventDefault()
        invite.mutate(email)
      }}
    >
      <TextInput
        type="email" required aria-label={m.form.inviteEmail} placeholder={m.form.inviteEmail} value={email}
        onChange={(event) => setEmail(event.currentTarget.value)} error={refused}
      />
      <Button type="submit" variant="light" loading={invite.isPending}>
        {m.form.invite}
      </Button>
    </form>
  )
}

function Row({ streamId, invitation }: { streamId: string; invitation: Invitation }) {
  const m = useMessages()
  const formats = useFormats()
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => invitations.withdraw(streamId, invitation.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations', streamId] }),
    onError: (error) => toast(explain(error, m), 'error'),
  })
  const who = invitation.user?.displayName ?? invitation.email ?? ''
  return (
    <div className={classes.invited}>
      <PersonIcon name={who} id={invitation.id} size={30} />
      <div>
        <Text size="sm" fw={500}>
          {who}
        </Text>
        <Text size="xs" c="dimmed">
          {invitation.user ? m.form.invitedAt(formats.dateTime(invitation.invitedAt)) : m.form.unknownPerson}
        </Text>
      </div>
      <Tooltip label={m.app.remove}>
        <ActionIcon ml="auto" variant="subtle" color="gray" aria-label={m.form.withdraw(who)} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
