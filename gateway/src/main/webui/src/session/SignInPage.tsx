import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Link, Navigate, useLocation } from 'react-router'
import { explain, problemOf } from '../api/problem'
import { useMessages } from '../i18n'
import { Notice } from '../ui/Notice'
import { AuthCard } from './AuthCard'
import { signIn, type Ended } from './session'
import { useSession } from './useSession'

export function SignInPage() {
  const m = useMessages()
  const session = useSession()
  const wanted = useLocation().state as { to?: string; ended?: Ended; registered?: boolean } | null
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const attempt = useMutation({
    mutationFn: async () => {
      const response = await signIn(email, password)
      if (!response.ok) {
        throw await problemOf(response)
      }
    },
  })
  if (session.kind === 'member') {
    return <Navigate to={wanted?.to ?? '/'} replace />
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.mutate()
  }
  return (
    <AuthCard
      title={m.session.welcome}
      text={m.session.welcomeText}
      below={
        <>
          {m.session.newHere}{' '}
          <Anchor component={Link} to="/register" state={wanted} underline="always">
            {m.app.register}
          </Anchor>
        </>
      }
    >
      <form onSubmit={submit}>
        <Stack>
          {wanted?.ended && !attempt.error && <Notice kind={wanted.ended === 'disabled' ? 'error' : 'info'}>{m.session[wanted.ended]}</Notice>}
          {wanted?.registered && !attempt.error && <Notice kind="info">{m.session.registered}</Notice>}
          {attempt.error && <Notice kind="error">{explain(attempt.error, m)}</Notice>}
          <TextInput
            label={m.session.email} type="email" name="email" autoComplete="username" required withAsterisk={false}
            value={email} onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={m.session.password} name="password" autoComplete="current-password" required withAsterisk={false}
            value={password} onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={attempt.isPending} mt="xs">
            {m.app.signIn}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  )
}
