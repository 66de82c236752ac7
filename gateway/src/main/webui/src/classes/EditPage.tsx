import { Button, Group, Modal, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { IconEye, IconVideo } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { streams } from '../api/calls'
import { explain, hasCode } from '../api/problem'
import type { Stream } from '../api/types'
import { useMessages } from '../i18n'
import { useMe } from '../session/useSession'
import { Page } from '../ui/Page'
import { toast } from '../ui/toasts'
import classes from './classes.module.css'
import { ClassForm } from './ClassForm'
import { ClassOfAddress } from './ClassOfAddress'
import type { Draft } from './draft'
import { Invitations } from './Invitations'
import { ShareLink } from './ShareLink'
import { useEdits } from './useEdits'

export default function EditPage() {
  return <ClassOfAddress>{(stream) => <Edit key={stream.id} stream={stream} />}</ClassOfAddress>
}

function Edit({ stream }: { stream: Stream }) {
  const m = useMessages()
  const queries = useQueryClient()
  const edits = useEdits(stream)
  const change = useMutation({
    mutationFn: ({ body, over }: { body: object; fields: Partial<Draft>; over: number }) => streams.change(stream.id, over, body),
    onSuccess: (changedStream, { fields }) => {
      queries.setQueryData(['stream', stream.id], changedStream)
      edits.goOnOver(changedStream.version, fields)
      void queries.invalidateQueries({ queryKey: ['streams'] })
      toast(m.app.saved)
    },
    onError: async (error) => {
      // What was typed stays, over the class as it is by now, and can be saved over it.
      if (hasCode(error, 'stale')) {
        await queries.invalidateQueries({ queryKey: ['stream', stream.id] })
        edits.goOnOver(queries.getQueryData<Stream>(['stream', stream.id])!.version)
      }
    },
  })
  const me = useMe()
  // Nobody else can broadcast.
  const open = me?.id === stream.teacher.id && (stream.status === 'scheduled' || stream.status === 'live')
  return (
    <Page
      title={m.form.editTitle}
      narrow
      actions={
        <>
          <Button component={Link} to={`/classes/${stream.id}`} variant="default" leftSection={<IconEye size={16} />}>
            {m.home.open}
          </Button>
          {open && (
            <Button component={Link} to={`/classes/${stream.id}/studio`} leftSection={<IconVideo size={16} />}>
              {m.home.studio}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.form}>
        <ShareLink id={stream.id} />
        <ClassForm
          stream={stream} edits={edits} submitLabel={m.app.save} submitting={change.isPending} error={change.error}
          onSubmit={(body) => change.mutate({ body, fields: edits.fields, over: edits.over! })}
          onDiscard={() => {
            edits.discard()
            change.reset()
          }}
        />
        <Invitations streamId={stream.id} />
        {stream.status !== 'live' && <Danger stream={stream} />}
      </div>
    </Page>
  )
}

function Danger({ stream }: { stream: Stream }) {
  const m = useMessages()
  return (
    <section className={classes.fieldset}>
      <Text fw={650} mb="xs">
        {m.form.danger}
      </Text>
      <Group>
        {stream.status === 'scheduled' && (
          <Confirmed label={m.form.cancelClass} text={m.form.cancelText} action={() => streams.cancel(stream.id)} />
        )}
        <Confirmed label={m.form.deleteClass} text={m.form.deleteText} action={() => streams.remove(stream.id)} />
      </Group>
    </section>
  )
}

function Confirmed({ label, text, action }: { label: string; text: string; action: () => Promise<unknown> }) {
  const m = useMessages()
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: action,
    onSuccess: () => {
      void queries.invalidateQueries()
      void navigate('/')
    },
    onError: (error) => toast(explain(error, m), 'error'),
  })
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={label} closeButtonProps={{ 'aria-label': m.app.close }}>
        <Text mb="lg">{text}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            {m.app.back}
          </Button>
          <Button color="#b3261e" loading={run.isPending} onClick={() => run.mutate()}>
            {label}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
