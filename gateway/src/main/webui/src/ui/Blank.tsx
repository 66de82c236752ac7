import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './ui.module.css'

interface BlankProps {
  icon: ReactNode
  title: string
  text?: string
  action?: ReactNode
  level?: 1 | 2 | 3
  compact?: boolean
}

/** What stands where there is nothing: what is missing, why, and what to do about it. */
export function Blank({ icon, title, text, action, level = 3, compact = false }: BlankProps) {
  return (
    <div className={classes.blank} data-compact={compact || undefined}>
      <div className={classes.blankIcon} aria-hidden>
        {icon}
      </div>
      <Title order={level} size={compact ? 'h5' : 'h4'}>
        {title}
      </Title>
      {text && (
        <Text c="dimmed" size="sm" maw="26rem">
          {text}
        </Text>
      )}
      {action && <div className={classes.blankAction}>{action}</div>}
    </div>
  )
}
