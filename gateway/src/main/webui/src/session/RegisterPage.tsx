import { Anchor, Button, Input, PasswordInput, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Link, Navigate, useLocation, useNavigate } from 'react-router'
import { api } from '../api/client'
import { useKeys } from '../api/keys'
import { explain, Problem } from '../api/problem'
import { useMessages } from '../i18n'
import { Notice } from '../ui/Notice'
import { AuthCard } from './AuthCard'
import { signIn } from './session'
import { useSession } from './useSession'

type Role = 'student' | 'teacher'

export function RegisterPage() {
  const m = useMessages()
  const session = useSession()
  const wanted = useLocation().state as { to?: string } | null
  const navigate = useNavigate()
  const [form, setForm] = useState({ displayName: '', email: '', password: '', role: 'student' as Role })
  const keys = useKeys()
  const attempt = useMutation({
    mutationFn: async () => {
      // An account whose reply got lost is the caller's own, and no reason to say that there is one already.
      await api.POST('/api/auth/register', { body: form, params: { header: { 'Idempotency-Key': keys.take(form) } } })
      const entered = await signIn(form.email, form.password).then(({ ok }) => ok, () => false)
      if (!entered) {
        // There is an account now, so that the form here would only say that there is one already.
        void navigate('/sign-in', { replace: true, state: { ...wanted, registered: true } })
      }
    },
  })
  if (session.kind === 'member') {
    return <Navigate to={wanted?.to ?? '/'} replace />
  }
  const fields = attempt.error instanceof Problem ? attempt.error.fields(m) : {}
  const set = (field: keyof typeof form) => (event: FormEvent<HTMLInputElement>) =>
    setForm({ ...form, [field]: event.currentTarget.value })
  return (
    <AuthCard
      title={m.session.registerTitle}
      text={m.session.registerText}
      below={
        <>
          {m.session.haveOne}{' '}
          <Anchor component={Link} to="/sign-in" state={wanted} underline="always">
            {m.app.signIn}
          </Anchor>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          attempt.mutate()
        }}
      >
        <Stack>
          {attempt.error && <Notice kind="error">{explain(attempt.error, m)}</Notice>}
          <Input.Wrapper label={m.session.role} labelElement="div" id="role">
            <SegmentedControl
              fullWidth
              aria-label={m.session.role}
              value={form.role}
              onChange={(role) => setForm({ ...form, role: role as Role })}
              data={[
                { value: 'student', label: m.session.student },
                { value: 'teacher', label: m.session.teacher },
              ]}
            />
          </Input.Wrapper>
          <TextInput
            label={m.session.displayName} description={m.session.displayNameHint} name="displayName" autoComplete="name"
            required withAsterisk={false} maxLength={100} value={form.displayName} onChange={set('displayName')} error={fields['displayName']}
          />
          <TextInput
            label={m.session.email} type="email" name="email" autoComplete="username" required withAsterisk={false}
            value={form.email} onChange={set('email')} error={fields['email']}
          />
          <PasswordInput
            label={m.session.password} description={m.session.passwordHint} name="password" autoComplete="new-password"
            required withAsterisk={false} minLength={10} maxLength={128} value={form.password} onChange={set('password')} error={fields['password']}
          />
          <Button type="submit" loading={attempt.isPending} mt="xs">
            {m.app.register}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  )
}
