import { Notification } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useMessages } from '../i18n'
import classes from './ui.module.css'

interface Toast {
  id: number
  text: string
  kind: 'info' | 'error'
}

const SHOWN_MILLIS = 6_000
let toasts: Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(next: Toast[]) {
  toasts = next
  listeners.forEach((listener) => listener())
}

/** Tells something in passing, in a corner, for a few seconds. */
export function toast(text: string, kind: Toast['kind'] = 'info') {
  const id = nextId++
  change([...toasts.slice(-2), { id, text, kind }])
  setTimeout(() => dismiss(id), SHOWN_MILLIS)
}

function dismiss(id: number) {
  change(toasts.filter((one) => one.id !== id))
}

export function Toaster() {
  const m = useMessages()
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <div className={classes.toasts} role="status" aria-live="polite">
      {shown.map(({ id, text, kind }) => (
        <Notification
          key={id}
          color={kind === 'error' ? 'red' : 'iris'}
          withBorder
          onClose={() => dismiss(id)}
          closeButtonProps={{ 'aria-label': m.app.close }}
        >
          {text}
        </Notification>
      ))}
    </div>
  )
}
