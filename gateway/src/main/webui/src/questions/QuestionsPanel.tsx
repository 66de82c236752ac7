import { Button, Checkbox, Group, SegmentedControl, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconHelpCircle } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { all, questions as calls } from '../api/calls'
import { useKeys } from '../api/keys'
import { explain, isRefusal } from '../api/problem'
import { useMessages } from '../i18n'
import { byVotes, settledOrder } from '../room/questionState'
import { useRoom, useRoomStore } from '../room/useRoom'
import { Blank } from '../ui/Blank'
import { useDraft } from '../ui/drafts'
import { Failed } from '../ui/Failed'
import { PageLoader } from '../ui/PageLoader'
import { toast } from '../ui/toasts'
import { QuestionCard } from './QuestionCard'
import classes from './questions.module.css'

type Shown = 'open' | 'answered' | 'dismissed'

export function QuestionsPanel() {
  const m = useMessages()
  const store = useRoomStore()
  const resets = useRoom(({ room }) => room.resets)
  const known = useRoom(({ room }) => room.stream !== null)
  const read = useQuery({
    // What was read is in this one store, and in no other.
    queryKey: ['questions', store.streamId, store.number, resets],
    queryFn: async () => {
      await store.readQuestions(all((query) => calls.list(store.streamId, query)))
      return true
    },
    staleTime: Infinity,
    enabled: known,
  })
  return (
    <section className={classes.panel} aria-label={m.questions.label}>
      {read.isLoadingError ? <Failed error={read.error} retry={() => void read.refetch()} /> : <Lists read={read.isSuccess} />}
      {known && <Ask />}
    </section>
  )
}

/** What is known already is shown while the rest is being read; that there is nothing is said only when it is sure. */
function Lists({ read }: { read: boolean }) {
  const m = useMessages()
  const [shown, setShown] = useState<Shown>('open')
  const map = useRoom(({ room }) => room.questions)
  const runs = useRoom(({ room }) => room.you !== null && room.you.role !== 'viewer')
  // A question stays where somebody is writing an answer to it, whatever others do with it meanwhile.
  const [begun, setBegun] = useState<Record<string, Shown | undefined>>({})
  const onAnswering = useCallback((id: string, on: boolean) => setBegun((before) => ({ ...before, [id]: on ? shown : undefined })), [shown])
  const held = useHeld()
  const wanted = useMemo(
    () => Object.values(map).filter(({ id, status }) => (begun[id] ?? status) === shown).sort(byVotes).map(({ id }) => id),
    [map, shown, begun],
  )
  const order = useRef<{ shown: Shown; ids: string[] }>({ shown, ids: [] })
  const ids = settledOrder(order.current.shown === shown ? order.current.ids : [], wanted, held.held)
  order.current = { shown, ids }
  const count = (status: Shown) => Object.values(map).filter((question) => question.status === status).length
  const anywhere = Object.keys(map).length > 0
  const tabs: Shown[] = runs ? ['open', 'answered', 'dismissed'] : ['open', 'answered']
  return (
    <div className={classes.scroll} {...held.handlers} tabIndex={0} role="group" aria-label={m.questions.label}>
      <SegmentedControl
        fullWidth size="xs" m="sm" aria-label={m.questions.label} value={shown}
        onChange={(value) => setShown(value as Shown)}
        data={tabs.map((value) => ({ value, label: `${m.questions[value]} · ${count(value)}` }))}
      />
      {ids.length === 0 && !read ? (
        <PageLoader />
      ) : ids.length === 0 ? (
        <Blank compact icon={<IconHelpCircle />} {...(anywhere ? { title: m.questions.noneHere } : { title: m.questions.empty, text: m.questions.emptyText })} />
      ) : (
        <ul className={classes.list}>
          {ids.map((id) => map[id] && <QuestionCard key={id} question={map[id]} runs={runs} onAnswering={onAnswering} />)}
        </ul>
      )}
    </div>
  )
}

const LET_GO_MILLIS = 1200

/** Whether somebody's pointer or keyboard is on the list, and a moment longer. */
function useHeld() {
  const [held, setHeld] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const hold = () => {
    window.clearTimeout(timer.current)
    setHeld(true)
  }
  const release = () => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setHeld(false), LET_GO_MILLIS)
  }
  return {
    held,
    handlers: { onPointerEnter: hold, onPointerDown: hold, onPointerLeave: release, onFocus: hold, onBlur: release },
  }
}

function Ask() {
  const m = useMessages()
  const store = useRoomStore()
  const [text, setText] = useDraft(`question ${store.streamId}`, '')
  // Kept with the text, or who comes back would ask with their name what they meant to ask without.
  const [anonymous, setAnonymous] = useDraft(`question without a name ${store.streamId}`, false)
  const keys = useKeys()
  const open = useRoom(
    ({ room: { stream }, ending }) => ending === null && stream?.questionsEnabled && (stream.status === 'scheduled' || stream.status === 'live'),
  )
  const ask = useMutation({
    mutationFn: (asked: string) => calls.ask(store.streamId, asked.trim(), anonymous, keys.take([asked.trim(), anonymous])),
    onSuccess: (question, asked) => {
      store.tookQuestion(question)
      keys.forget()
      // What was written meanwhile is the next question.
      setText((now) => (now === asked ? '' : now))
    },
    onError: (error) => {
      if (isRefusal(error)) {
        keys.forget()
      }
      store.unseatedBy(error)
      toast(explain(error, m), 'error')
    },
  })
  if (!open) {
    return (
      <div className={classes.closed}>
        <Text size="sm" c="dimmed">
          {m.questions.closed}
        </Text>
      </div>
    )
  }
  return (
    <form
      className={classes.ask}
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate(text)
      }}
    >
      <Textarea
        aria-label={m.questions.ask} placeholder={m.questions.placeholder} autosize minRows={1} maxRows={4} maxLength={1000}
        value={text} onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="space-between">
        <Checkbox size="xs" label={m.questions.anonymous} checked={anonymous} onChange={(event) => setAnonymous(event.currentTarget.checked)} />
        <Button type="submit" size="xs" loading={ask.isPending} disabled={text.trim() === ''}>
          {m.questions.submit}
        </Button>
      </Group>
    </form>
  )
}
