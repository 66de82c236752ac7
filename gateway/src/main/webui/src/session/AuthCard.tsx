import { Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from '../ui/usePageTitle'
import classes from './session.module.css'

export function AuthCard({ title, text, children, below }: { title: string; text: string; children: ReactNode; below: ReactNode }) {
  usePageTitle(title)
  return (
    <div className={classes.frame}>
      <Paper className={classes.card} withBorder radius="lg">
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text c="dimmed" size="sm" mb="lg">
          {text}
        </Text>
        {children}
      </Paper>
      <Text size="sm" c="dimmed" ta="center" mt="md">
        {below}
      </Text>
    </div>
  )
}
