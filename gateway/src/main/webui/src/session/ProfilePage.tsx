import { Badge, Button, Group, Paper, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client'
import { explain, hasCode, Problem } from '../api/problem'
import { useMessages } from '../i18n'
import { Notice } from '../ui/Notice'
import { Page, Section } from '../ui/Page'
import { PersonIcon } from '../ui/PersonIcon'
import { toast } from '../ui/toasts'
import { profileChanged, type Me } from './session'
import { useMe } from './useSession'

export default function ProfilePage() {
  const m = useMessages()
  const me = useMe()!
  return (
    <Page title={m.session.profileTitle} narrow>
      <Section title={m.session.account}>
        <Paper withBorder p="lg" radius="lg" bg="var(--surface)">
          <Stack>
            <Group>
              <PersonIcon name={me.displayName} id={me.id} size={52} />
              <div>
                <Text fw={600}>{me.displayName}</Text>
                <Text size="sm" c="dimmed">
                  {me.email}
                </Text>
              </div>
              <Badge variant="default" tt="none" ml="auto">
                {m.session.roleNames[me.role]}
              </Badge>
            </Group>
            <NameForm me={me} />
          </Stack>
        </Paper>
      </Section>
      <Section title={m.session.changePassword}>
        <Paper withBorder p="lg" radius="lg" bg="var(--surface)">
          <PasswordForm />
        </Paper>
      </Section>
    </Page>
  )
}

function NameForm({ me }: { me: Me }) {
  const m = useMessages()
  const [displayName, setDisplayName] = useState(me.displayName)
  const change = useMutation({
    mutationFn: async () => (await api.PATCH('/api/auth/me', { body: { displayName } })).data as Me,
    onSuccess: (changed) => {
      profileChanged(changed)
      toast(m.app.saved)
    },
  })
  const fields = change.error instanceof Problem ? change.error.fields(m) : {}
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <Stack>
        {change.error && <Notice kind="error">{explain(change.error, m)}</Notice>}
        <TextInput
          label={m.session.displayName} description={m.session.displayNameHint} required withAsterisk={false} maxLength={100}
          value={displayName} onChange={(event) => setDisplayName(event.currentTarget.value)} error={fields['displayName']}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending} disabled={displayName.trim() === me.displayName}>
            {m.app.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function PasswordForm() {
  const m = useMessages()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => api.PUT('/api/auth/me/password', { body: { current, next } }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
    },
  })
  const fields = change.error instanceof Problem ? change.error.fields(m) : {}
  const wrong = hasCode(change.error, 'wrong-password')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <Stack>
        {change.error && !wrong && <Notice kind="error">{explain(change.error, m)}</Notice>}
        {change.isSuccess && <Notice kind="success">{m.session.passwordChanged}</Notice>}
        <PasswordInput
          label={m.session.current} autoComplete="current-password" required withAsterisk={false} value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)} error={wrong ? m.session.wrongCurrent : fields['current']}
        />
        <PasswordInput
          label={m.session.next} description={m.session.passwordHint} autoComplete="new-password" required withAsterisk={false}
          minLength={10} maxLength={128} value={next} onChange={(event) => setNext(event.currentTarget.value)} error={fields['next']}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending}>
            {m.session.changePassword}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
