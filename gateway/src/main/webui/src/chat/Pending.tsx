import { Button, Group, Text } from '@mantine/core'
import { useMessages, type Messages } from '../i18n'
import type { Outgoing } from '../room/outbox'
import { useRoom, useRoomStore } from '../room/useRoom'
import classes from './chat.module.css'

/** What this person wrote and what has not arrived yet. */
export function Pending() {
  const m = useMessages()
  const store = useRoomStore()
  const outgoing = useRoom(({ room }) => room.outgoing)
  const over = useRoom(({ connection }) => connection === 'over')
  if (outgoing.length === 0) {
    return null
  }
  return (
    <ul className={classes.pending}>
      {outgoing.map((one) => (
        <li key={one.ref} data-refused={isNotSent(one) || undefined}>
          <p className={classes.text} dir="auto">
            {one.text}
          </p>
          {isNotSent(one) ? (
            <Group gap="xs" role="alert">
              <Text size="xs" c="var(--mantine-color-error)">
                {whyNotSent(one, m)}
              </Text>
              {!over && (
                <Button size="compact-xs" variant="subtle" onClick={() => store.sayAgain(one.ref)}>
                  {m.chat.again}
                </Button>
              )}
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => store.discard(one.ref)}>
                {m.chat.discard}
              </Button>
            </Group>
          ) : (
            <Text size="xs" c="dimmed">
              {one.state === 'acknowledged' ? m.chat.sent : m.chat.sending}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

function isNotSent({ state }: Outgoing) {
  return state === 'refused' || state === 'unconfirmed' || state === 'unsent'
}

function whyNotSent({ state, code }: Outgoing, m: Messages): string {
  switch (state) {
    case 'unconfirmed':
      return m.chat.unconfirmed
    case 'unsent':
      return m.chat.unsent
    default:
      return m.problem.codes[code ?? ''] ?? m.chat.failed
  }
}
