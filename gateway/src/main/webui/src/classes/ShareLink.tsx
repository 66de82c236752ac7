import { Button, CopyButton, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMessages } from '../i18n'
import classes from './classes.module.css'

export function ShareLink({ id }: { id: string }) {
  const m = useMessages()
  const address = `${location.origin}/classes/${id}`
  return (
    <section className={classes.fieldset}>
      <Text fw={650}>{m.form.share}</Text>
      <Text size="sm" c="dimmed" mb="sm">
        {m.form.shareText}
      </Text>
      <div className={classes.shareLink}>
        <TextInput readOnly value={address} aria-label={m.form.share} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button
              variant={copied ? 'filled' : 'light'} onClick={copy}
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            >
              {copied ? m.app.copied : m.app.copy}
            </Button>
          )}
        </CopyButton>
      </div>
    </section>
  )
}
