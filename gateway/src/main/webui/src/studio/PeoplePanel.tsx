import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconDots, IconShield, IconShieldOff, IconUserCheck, IconUserMinus, IconUsers, IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { useEffect } from 'react'
import { all, people } from '../api/calls'
import { explain } from '../api/problem'
import type { Participant } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import { useRoom, useRoomStore } from '../room/useRoom'
import { Blank } from '../ui/Blank'
import { Failed } from '../ui/Failed'
import { MenuOnDemand } from '../ui/MenuOnDemand'
import { PersonIcon } from '../ui/PersonIcon'
import { toast } from '../ui/toasts'
import classes from './studio.module.css'

const MUTE_SECONDS = 300
const CALM_MILLIS = 800
const PAUSE_MILLIS = 5_000

export function PeoplePanel() {
  const m = useMessages()
  const { streamId } = useRoomStore()
  const list = useQuery({
    queryKey: ['people', streamId],
    queryFn: ({ signal }) => all((query) => people.list(streamId, query, signal)),
    staleTime: 0,
    refetchInterval: 15_000,
  })
  const { refetch } = list
  useOnNewPeople(refetch)
  const removed = useRoom(({ room }) => room.removed)
  if (list.isLoadingError) {
    return <Failed error={list.error} retry={() => void list.refetch()} />
  }
  const everybody = (list.data ?? []).filter((person) => person.role !== 'teacher')
  if (list.isSuccess && everybody.length === 0) {
    return <Blank compact icon={<IconUsers />} title={m.studio.peopleEmpty} text={m.studio.peopleEmptyText} />
  }
  const refresh = () => void list.refetch()
  const parts = [
    { title: m.studio.here, found: everybody.filter((person) => person.present) },
    { title: m.studio.left, found: everybody.filter((person) => !person.present) },
  ]
  return (
    <div className={classes.people} tabIndex={0} role="group" aria-label={m.studio.people}>
      {parts.map(({ title, found }) =>
        found.length === 0 ? null : (
          <section key={title}>
            <Text size="xs" fw={650} c="dimmed" px="md" pt="md">
              {title} · {found.length}
            </Text>
            {found.map((person) => (
              <Person key={person.user.id} person={person} removed={removed.has(person.user.id)} onChange={refresh} />
            ))}
          </section>
        ),
      )}
    </div>
  )
}

/**
 * Has the list read again when it has changed: soon, and in a class that people enter all the time with a pause in between,
 * since it is read as a whole. A list that is still being read is read to its end first.
 */
function useOnNewPeople(read: (options: { cancelRefetch: boolean }) => Promise<unknown>) {
  const store = useRoomStore()
  useEffect(() => {
    const version = () => store.snapshot().room.peopleVersion
    let known = version()
    let earliest = 0
    let timer: number | undefined
    const unsubscribe = store.subscribe(() => {
      if (timer === undefined && version() !== known) {
        timer = window.setTimeout(
          () => {
            timer = undefined
            known = version()
            earliest = Date.now() + PAUSE_MILLIS
            void read({ cancelRefetch: false })
          },
          Math.max(CALM_MILLIS, earliest - Date.now()),
        )
      }
    })
    return () => {
      unsubscribe()
      window.clearTimeout(timer)
    }
  }, [store, read])
}

interface PersonProps {
  person: Participant
  removed: boolean
  onChange: () => void
}

function Person({ person, removed, onChange }: PersonProps) {
  const m = useMessages()
  const formats = useFormats()
  const { streamId } = useRoomStore()
  const { user, role } = person
  const run = (action: Promise<unknown>) => void action.then(onChange, (error) => toast(explain(error, m), 'error'))
  return (
    <div className={classes.person}>
      <PersonIcon name={user.displayName} id={user.id} size={32} />
      <div className={classes.personText}>
        <Text size="sm" fw={500} truncate>
          {user.displayName}
        </Text>
        <Text size="xs" c="dimmed">
          {role === 'moderator' ? `${m.chat.moderator} · ` : ''}
          {formats.duration(person.watchSeconds)}
        </Text>
      </div>
      {removed ? (
        <Button size="compact-xs" variant="light" onClick={() => run(people.readmit(streamId, user.id))}>
          {m.studio.readmit}
        </Button>
      ) : (
        <Actions person={person} run={run} />
      )}
    </div>
  )
}

interface ActionsProps {
  person: Participant
  run: (action: Promise<unknown>) => void
}

/** Who was removed before this page was opened is not to be known. Letting in again changes nothing for anybody else who is gone. */
function Actions({ person: { user, role, present }, run }: ActionsProps) {
  const m = useMessages()
  const { streamId } = useRoomStore()
  return (
    <MenuOnDemand
      button={(opening) => (
        <ActionIcon variant="subtle" color="gray" aria-label={m.studio.personActions(user.displayName)} {...opening}>
          <IconDots size={18} />
        </ActionIcon>
      )}
    >
      {() => (
        <>
          <Menu.Item leftSection={<IconVolumeOff size={16} />} onClick={() => run(people.mute(streamId, user.id, MUTE_SECONDS))}>
            {m.studio.mute}
          </Menu.Item>
          <Menu.Item leftSection={<IconVolume size={16} />} onClick={() => run(people.unmute(streamId, user.id))}>
            {m.studio.unmute}
          </Menu.Item>
          {role === 'moderator' ? (
            <Menu.Item leftSection={<IconShieldOff size={16} />} onClick={() => run(people.dismissModerator(streamId, user.id))}>
              {m.studio.dismissModerator}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconShield size={16} />} onClick={() => run(people.makeModerator(streamId, user.id))}>
              {m.studio.makeModerator}
            </Menu.Item>
          )}
          <Menu.Divider />
          {!present && (
            <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={() => run(people.readmit(streamId, user.id))}>
              {m.studio.readmitIfRemoved}
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconUserMinus size={16} />} onClick={() => run(people.remove(streamId, user.id))}>
            {m.studio.removePerson}
          </Menu.Item>
        </>
      )}
    </MenuOnDemand>
  )
}
