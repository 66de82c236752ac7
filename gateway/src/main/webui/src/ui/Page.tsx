import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './ui.module.css'
import { usePageTitle } from './usePageTitle'

interface PageProps {
  title: string
  narrow?: boolean
  actions?: ReactNode
  children: ReactNode
}

/** The frame of every page that is not the room itself. */
export function Page({ title, narrow = false, actions, children }: PageProps) {
  usePageTitle(title)
  return (
    <div className={classes.page} data-narrow={narrow || undefined}>
      <div className={classes.pageHead}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {actions && <div className={classes.pageActions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

export function Section({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <Title order={2} size="h4">
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  )
}
