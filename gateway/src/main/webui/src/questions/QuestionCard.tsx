import { ActionIcon, Button, Group, Menu, Text, Textarea, UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconArrowBigUp, IconArrowBigUpFilled, IconCheck, IconDots, IconEyeOff, IconMessage2, IconMicrophone2, IconRefresh, IconTrash } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { questions as calls } from '../api/calls'
import { explain } from '../api/problem'
import type { Question } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import { useRoom, useRoomStore } from '../room/useRoom'
import { Confirm } from '../ui/Confirm'
import { draftOf, useDraft } from '../ui/drafts'
import { MenuOnDemand } from '../ui/MenuOnDemand'
import { toast } from '../ui/toasts'
import classes from './questions.module.css'

interface QuestionCardProps {
  question: Question
  runs: boolean
  /** Told when somebody begins to write an answer to it, and when they no longer do. */
  onAnswering?: (id: string, on: boolean) => void
}

const draftName = ({ id }: Question) => `answer ${id}`

export const QuestionCard = memo(function QuestionCard({ question, runs, onAnswering }: QuestionCardProps) {
  const m = useMessages()
  const formats = useFormats()
  // An answer that was begun before is gone on with.
  const [answering, setAnswering] = useState(() => draftOf(draftName(question), '') !== '')
  const answers = (on: boolean) => {
    setAnswering(on)
    onAnswering?.(question.id, on)
  }
  return (
    <li className={classes.card} data-pinned={question.pinned || undefined}>
      {question.pinned && (
        <Text size="xs" fw={650} className={classes.now}>
          <IconMicrophone2 size={14} aria-hidden /> {m.questions.answering}
        </Text>
      )}
      <div className={classes.cardBody}>
        <Vote question={question} />
        <div className={classes.content}>
          <p className={classes.text} dir="auto">
            {question.text}
          </p>
          <Text size="xs" c="dimmed">
            {question.author?.displayName ?? m.questions.anonymousAuthor} · {formats.time(question.askedAt)}
          </Text>
        </div>
        <Actions question={question} runs={runs} onAnswer={() => answers(true)} />
      </div>
      {question.answer && (
        <div className={classes.answer}>
          <Text size="xs" fw={600} className={classes.answerBy}>
            <IconCheck size={14} aria-hidden /> {m.questions.answeredBy(question.answer.by.displayName)}
          </Text>
          <p className={classes.text} dir="auto">
            {question.answer.text ?? m.questions.spoken}
          </p>
        </div>
      )}
      {answering && <AnswerForm question={question} onDone={() => answers(false)} />}
      {runs && question.status === 'open' && !answering && <Queue question={question} onAnswer={() => answers(true)} />}
    </li>
  )
})

function useRun() {
  const m = useMessages()
  return (action: Promise<unknown>) => action.catch((error) => toast(explain(error, m), 'error'))
}

/** For calls that reply with the question as it is then. */
function useChange() {
  const store = useRoomStore()
  const run = useRun()
  return (action: Promise<Question>) => void run(action.then((question) => store.tookQuestion(question)))
}

function Vote({ question }: { question: Question }) {
  const m = useMessages()
  const store = useRoomStore()
  const run = useRun()
  const own = useRoom(({ room }) => room.you !== null && room.you.id === question.author?.id)
  const open = question.status === 'open'
  const label = own ? m.questions.own : question.upvotedByMe ? m.questions.unvote : m.questions.vote
  return (
    <UnstyledButton
      className={classes.vote}
      data-mine={question.upvotedByMe || undefined}
      aria-pressed={question.upvotedByMe}
      aria-label={`${label}, ${m.questions.votes(question.upvotes)}`}
      disabled={own || !open}
      onClick={() => void run(store.vote(question))}
    >
      {question.upvotedByMe ? <IconArrowBigUpFilled size={18} /> : <IconArrowBigUp size={18} />}
      <span>{question.upvotes}</span>
    </UnstyledButton>
  )
}

/** What the teacher does most, always in sight. */
function Queue({ question, onAnswer }: { question: Question; onAnswer: () => void }) {
  const m = useMessages()
  const { streamId } = useRoomStore()
  const change = useChange()
  return (
    <Group gap={6} mt="xs">
      <Button
        size="compact-xs" variant={question.pinned ? 'filled' : 'light'}
        onClick={() => change((question.pinned ? calls.unpin : calls.pin)(streamId, question.id))}
      >
        {question.pinned ? m.questions.unpin : m.questions.pin}
      </Button>
      <Button size="compact-xs" variant="light" onClick={() => change(calls.answer(streamId, question.id, { spoken: true }))}>
        {m.questions.spokenAction}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={onAnswer}>
        {m.questions.answer}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => change(calls.setStatus(streamId, question.id, 'dismissed'))}>
        {m.questions.dismiss}
      </Button>
    </Group>
  )
}

function Actions({ question, runs, onAnswer }: { question: Question; runs: boolean; onAnswer: () => void }) {
  const m = useMessages()
  const { streamId } = useRoomStore()
  const run = useRun()
  const change = useChange()
  const [removing, setRemoving] = useState(false)
  const own = useRoom(({ room }) => room.you !== null && room.you.id === question.author?.id)
  if (!runs && !(own && question.status === 'open')) {
    return null
  }
  return (
    <>
      <MenuOnDemand
        button={(opening) => (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={m.questions.actions} {...opening}>
            <IconDots size={16} />
          </ActionIcon>
        )}
      >
        {() => (
          <>
            {runs && question.status === 'answered' && (
              <Menu.Item leftSection={<IconMessage2 size={16} />} onClick={onAnswer}>
                {m.questions.answer}
              </Menu.Item>
            )}
            {runs && question.status !== 'open' && (
              <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => change(calls.setStatus(streamId, question.id, 'open'))}>
                {m.questions.reopen}
              </Menu.Item>
            )}
            {runs && question.status === 'open' && (
              <Menu.Item leftSection={<IconEyeOff size={16} />} onClick={() => change(calls.setStatus(streamId, question.id, 'dismissed'))}>
                {m.questions.dismiss}
              </Menu.Item>
            )}
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setRemoving(true)}>
              {m.questions.remove}
            </Menu.Item>
          </>
        )}
      </MenuOnDemand>
      <Confirm
        opened={removing} label={m.questions.remove} onClose={() => setRemoving(false)} onConfirm={() => void run(calls.remove(streamId, question.id))}
      >
        <p className={classes.text} dir="auto">
          {question.text}
        </p>
        {m.questions.removeText}
      </Confirm>
    </>
  )
}

function AnswerForm({ question, onDone }: { question: Question; onDone: () => void }) {
  const m = useMessages()
  const store = useRoomStore()
  const [begun] = useState({ over: question.answer, goesOn: draftOf(draftName(question), '') !== '' })
  const [draft, setDraft] = useDraft(draftName(question), '')
  const [text, setText] = useState(draft || (question.answer?.text ?? ''))
  const meanwhile = question.answer !== null && question.answer.at !== begun.over?.at
  const write = (next: string) => {
    setText(next)
    setDraft(next)
  }
  const done = () => {
    setDraft('')
    onDone()
  }
  const publish = useMutation({
    mutationFn: () => calls.answer(store.streamId, question.id, { text }),
    onSuccess: (answered) => {
      store.tookQuestion(answered)
      done()
    },
    onError: (error) => toast(explain(error, m), 'error'),
  })
  return (
    <form
      className={classes.answering}
      onSubmit={(event) => {
        event.preventDefault()
        publish.mutate()
      }}
    >
      <Textarea
        autosize minRows={2} maxRows={8} data-autofocus autoFocus={!begun.goesOn} aria-label={m.questions.answerPlaceholder}
        placeholder={m.questions.answerPlaceholder} value={text} onChange={(event) => write(event.currentTarget.value)}
      />
      <Text size="xs" role="status">
        {meanwhile && m.questions.answeredMeanwhile(question.answer!.by.displayName)}
      </Text>
      <Group gap="xs" justify="flex-end">
        <Button size="xs" variant="default" onClick={done}>
          {m.app.cancel}
        </Button>
        <Button size="xs" type="submit" loading={publish.isPending} disabled={text.trim() === ''}>
          {m.questions.publish}
        </Button>
      </Group>
    </form>
  )
}
