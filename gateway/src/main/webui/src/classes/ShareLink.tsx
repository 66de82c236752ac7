import { Button, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useMessages } from '../i18n'
import classes from './classes.module.css'

const SAID_MILLIS = 2_000

export function ShareLink({ id }: { id: string }) {
  const m = useMessages()
  const field = useRef<HTMLInputElement>(null)
  const { copied, copy } = useCopy(field)
  return (
    <section className={classes.fieldset}>
      <Text fw={650}>{m.form.share}</Text>
      <Text size="sm" c="dimmed" mb="sm">
        {m.form.shareText}
      </Text>
      <div className={classes.shareLink}>
        <TextInput
          ref={field} readOnly value={`${location.origin}/classes/${id}`} aria-label={m.form.share}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          variant={copied ? 'filled' : 'light'} onClick={() => void copy()}
          leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        >
          {copied ? m.app.copied : m.app.copy}
        </Button>
      </div>
    </section>
  )
}

function useCopy(field: RefObject<HTMLInputElement | null>) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (copied) {
      const timer = window.setTimeout(() => setCopied(false), SAID_MILLIS)
      return () => window.clearTimeout(timer)
    }
    return undefined
  }, [copied])
  return { copied, copy: async () => setCopied(await copyText(field.current!)) }
}

/** Pages of a local network without TLS have no clipboard; there the text is selected, and copied as by the keyboard. */
async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    field.select()
    return document.execCommand('copy')
  }
}
