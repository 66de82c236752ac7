import { Alert } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

const KINDS = {
  error: { color: 'red', icon: <IconAlertCircle />, role: 'alert' },
  success: { color: 'teal', icon: <IconCircleCheck />, role: 'status' },
  info: { color: 'iris', icon: <IconInfoCircle />, role: 'status' },
} as const

export function Notice({ kind, children }: { kind: keyof typeof KINDS; children: ReactNode }) {
  const { color, icon, role } = KINDS[kind]
  return (
    <Alert color={color} icon={icon} role={role} variant="light" radius="md">
      {children}
    </Alert>
  )
}
