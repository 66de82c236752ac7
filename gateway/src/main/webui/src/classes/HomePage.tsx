import { Button, CloseButton, Group, SegmentedControl, Skeleton, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconBroadcast, IconCalendar, IconChartBar, IconMessageQuestion, IconPlus, IconSearch, IconSearchOff } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Link, useNavigationType, useSearchParams } from 'react-router'
import { streams, type StreamFilter } from '../api/calls'
import type { Stream } from '../api/types'
import { useMessages } from '../i18n'
import { mayTeach, useMe, useSession } from '../session/useSession'
import { Blank } from '../ui/Blank'
import { Failed } from '../ui/Failed'
import { Page, Section } from '../ui/Page'
import { PageLoader } from '../ui/PageLoader'
import { usePageTitle } from '../ui/usePageTitle'
import classes from './classes.module.css'
import { ClassCard } from './ClassCard'

const PROMISES = [
  { name: 'watch', icon: IconBroadcast },
  { name: 'ask', icon: IconMessageQuestion },
  { name: 'know', icon: IconChartBar },
] as const
const REFRESH_MILLIS = 10_000

export function HomePage() {
  const session = useSession()
  switch (session.kind) {
    case 'unknown':
      return <PageLoader />
    case 'guest':
      return <Welcome />
    case 'member':
      return <Classes />
  }
}

function Welcome() {
  const m = useMessages()
  usePageTitle('')
  return (
    <div className={classes.welcome}>
      <Title order={1} className={classes.welcomeTitle}>
        {m.home.guestTitle}
      </Title>
      <Text size="lg" c="dimmed" maw="34rem">
        {m.home.guestText}
      </Text>
      <Group mt="lg">
        <Button component={Link} to="/register" size="md">
          {m.app.register}
        </Button>
        <Button component={Link} to="/sign-in" size="md" variant="default">
          {m.app.signIn}
        </Button>
      </Group>
      <ul className={classes.promises}>
        {PROMISES.map(({ name, icon: Icon }) => (
          <li key={name}>
            <Icon size={22} stroke={1.6} aria-hidden />
            <h2>{m.home.promises[name].title}</h2>
            <Text size="sm" c="dimmed">
              {m.home.promises[name].text}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Classes() {
  const m = useMessages()
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const q = search.get('q') ?? ''
  const tag = search.get('tag') ?? undefined
  const mine = search.get('mine') === 'true'
  const [settled] = useDebouncedValue(q, 250)
  const set = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) {
          next.set(name, value)
        } else {
          next.delete(name)
        }
        return next
      },
      { replace: true },
    )
  const filter: StreamFilter = { q: settled || undefined, tag, mine: mine || undefined }
  const filtered = settled !== '' || tag !== undefined
  return (
    <Page
      title={m.home.title}
      actions={
        <>
          {mayTeach(me) && (
            <SegmentedControl
              aria-label={m.home.title}
              value={mine ? 'mine' : 'all'}
              onChange={(which) => set('mine', which === 'mine' ? 'true' : undefined)}
              data={[
                { value: 'all', label: m.home.all },
                { value: 'mine', label: m.home.onlyMine },
              ]}
            />
          )}
          <Search q={q} onSearch={(words) => set('q', words)} />
          {tag && (
            <Group gap={4} className={classes.filter}>
              <Text size="sm">{m.home.tag(tag)}</Text>
              <CloseButton size="sm" aria-label={m.home.clearTag} onClick={() => set('tag', undefined)} />
            </Group>
          )}
        </>
      }
    >
      <List
        title={m.home.live}
        filter={{ ...filter, status: 'live', sort: 'startedAt' }}
        empty={
          !filtered && <Blank compact icon={<IconBroadcast />} title={m.home.nothingLive} text={m.home.nothingLiveText} />
        }
        live
      />
      <List
        title={m.home.upcoming}
        filter={{ ...filter, status: 'scheduled', sort: 'scheduledAt' }}
        empty={
          filtered ? (
            <Blank compact icon={<IconSearchOff />} title={m.home.nothingFound} text={m.home.nothingFoundText} />
          ) : mayTeach(me) ? (
            <Blank
              compact
              icon={<IconCalendar />}
              title={m.home.nothingUpcoming}
              text={m.home.firstClassText}
              action={
                <Button component={Link} to="/classes/new" leftSection={<IconPlus size={16} />}>
                  {m.app.create}
                </Button>
              }
            />
          ) : (
            <Blank compact icon={<IconCalendar />} title={m.home.nothingUpcoming} text={m.home.nothingUpcomingText} />
          )
        }
      />
      <List title={m.home.past} filter={{ ...filter, status: 'ended', sort: 'startedAt' }} empty={null} />
      <List title={m.home.cancelled} filter={{ ...filter, status: 'cancelled' }} empty={null} />
    </Page>
  )
}

/**
 * The address follows what is typed a moment later, so that the field keeps its text by itself: given back by the address, it would
 * put the caret at its end. Where a link or the browser's Back leads, the field says what is searched for there.
 */
function Search({ q, onSearch }: { q: string; onSearch: (words: string) => void }) {
  const m = useMessages()
  const [words, setWords] = useState(q)
  const typed = useNavigationType() === 'REPLACE'
  useEffect(() => {
    if (!typed) {
      setWords(q)
    }
  }, [typed, q])
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={m.app.search}
      placeholder={m.home.searchHint}
      leftSection={<IconSearch size={16} />}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value)
        onSearch(event.currentTarget.value)
      }}
    />
  )
}

interface ListProps {
  title: string
  filter: StreamFilter
  empty: ReactNode
  live?: boolean
}

/** Lists of what is live look again by themselves; the first page of the others is enough to see what is new. */
function List({ title, filter, empty, live = false }: ListProps) {
  const m = useMessages()
  const list = useInfiniteQuery({
    queryKey: ['streams', filter],
    queryFn: ({ pageParam }) => streams.list({ ...filter, limit: 12, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: live ? REFRESH_MILLIS : false,
  })
  const found = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isSuccess && found.length === 0 && !empty) {
    return null
  }
  return (
    <Section title={title}>
      {list.isPending && <Waiting />}
      {list.isLoadingError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && found.length === 0 && <div className={classes.none}>{empty}</div>}
      <Cards found={found} />
      {list.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {m.app.more}
          </Button>
        </Group>
      )}
    </Section>
  )
}

function Cards({ found }: { found: Stream[] }) {
  if (found.length === 0) {
    return null
  }
  return (
    <ul className={classes.cards}>
      {found.map((stream) => (
        <li key={stream.id}>
          <ClassCard stream={stream} />
        </li>
      ))}
    </ul>
  )
}

function Waiting() {
  return (
    <div className={classes.cards} aria-hidden>
      {[1, 2, 3].map((i) => (
        <Skeleton key={i} height={172} radius="lg" />
      ))}
    </div>
  )
}
