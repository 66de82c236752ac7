import { Button, Group, Text } from '@mantine/core'
import { useMessages } from '../i18n'
import { useRoom, useRoomStore } from '../room/useRoom'
import classes from './chat.module.css'

/** What this person wrote and what has not arrived yet. */
export function Pending() {
  const m = useMessages()
  const store = useRoomStore()
  const outgoing = useRoom(({ room }) => room.outgoing)
  if (outgoing.length === 0) {
    return null
  }
  return (
    <ul className={classes.pending}>
      {outgoing.map((one) => (
        <li key={one.ref} data-refused={one.state === 'refused' || undefined}>
          <p className={classes.text} dir="auto">
            {one.text}
          </p>
          {one.state === 'refused' ? (
            <Group gap="xs" role="alert">
              <Text size="xs" c="var(--mantine-color-error)">
                {m.problem.codes[one.code ?? ''] ?? m.chat.failed}
              </Text>
              <Button size="compact-xs" variant="subtle" onClick={() => store.sayAgain(one.ref)}>
                {m.chat.again}
              </Button>
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => store.discard(one.ref)}>
                {m.chat.discard}
              </Button>
            </Group>
          ) : (
            <Text size="xs" c="dimmed">
              {m.chat.sending}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}
