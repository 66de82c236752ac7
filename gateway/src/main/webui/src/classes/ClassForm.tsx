import { Button, Group, NumberInput, Select, Stack, Switch, TagsInput, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { explain, Problem } from '../api/problem'
import type { Status, Stream } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import { Notice } from '../ui/Notice'
import classes from './classes.module.css'
import { changed, draftOf, EMPTY_DRAFT, fromLocal, QUALITIES, VISIBILITIES } from './draft'
import type { Edits } from './useEdits'

interface ClassFormProps {
  /** The class as it is, or nothing for a new one. */
  stream?: Stream
  edits: Edits
  submitLabel: string
  submitting: boolean
  error: unknown
  onSubmit: (body: object) => void
  onDiscard: () => void
}

/**
 * All that can be said about a class. What can no longer change is locked, and why is said. What was not touched follows the
 * class, which may change meanwhile; what was typed stays until it is saved or discarded.
 */
export function ClassForm({ stream, edits, submitLabel, submitting, error, onSubmit, onDiscard }: ClassFormProps) {
  const m = useMessages()
  const formats = useFormats()
  const before = stream ? draftOf(stream) : EMPTY_DRAFT
  const { set } = edits
  const draft = { ...before, ...edits.fields }
  const dirty = Object.keys(changed(before, draft)).length > 0
  const [goesOn] = useState(dirty)
  const fields = error instanceof Problem ? error.fields(m) : {}
  const status: Status = stream?.status ?? 'scheduled'
  const over = status === 'ended' || status === 'cancelled'
  const locked = over || status === 'live'
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // Whoever sent it from the foot of the page is led to what has to be mended.
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // A date without its time reads as none at all.
        const halfWritten = [...event.currentTarget.querySelectorAll('input')].find((input) => input.validity.badInput)
        if (halfWritten) {
          halfWritten.reportValidity()
          return
        }
        onSubmit(changed(stream ? before : {}, draft))
      }}
    >
      {error !== null && error !== undefined && <Notice kind="error">{explain(error, m)}</Notice>}
      {goesOn && dirty && <Notice kind="info">{m.form.goesOn}</Notice>}
      {locked && <Notice kind="info">{over ? m.form.lockedEnded : m.form.lockedLive}</Notice>}
      <Part title={m.form.basics}>
        <TextInput
          label={m.form.title} placeholder={m.form.titleHint} required withAsterisk={false} maxLength={200} data-autofocus
          value={draft.title} onChange={(event) => set('title', event.currentTarget.value)} error={fields['title']}
        />
        <Textarea
          label={m.form.description} placeholder={m.form.descriptionHint} autosize minRows={3} maxRows={10} maxLength={5000}
          value={draft.description} onChange={(event) => set('description', event.currentTarget.value)} error={fields['description']}
        />
        <TagsInput
          label={m.form.tags} description={m.form.tagsHint} value={draft.tags} onChange={(tags) => set('tags', tags)}
          error={fields['tags']} splitChars={[',', ';']} clearable={false}
        />
        <TextInput
          type="datetime-local" label={m.form.when} description={`${m.form.whenHint}. ${m.form.whenZone(formats.zone)}`}
          value={draft.scheduledAt} disabled={locked} onChange={(event) => set('scheduledAt', event.currentTarget.value)}
          error={fields['scheduledAt']} maw="20rem"
        />
      </Part>
      <Part title={m.form.access}>
        <Select
          label={m.form.visibility} allowDeselect={false} value={draft.visibility} error={fields['visibility']}
          description={m.form.visibilityTexts[draft.visibility]}
          data={VISIBILITIES.map((value) => ({ value, label: m.home.visibilities[value]! }))}
          onChange={(value) => value && set('visibility', value)}
        />
        <div className={classes.row}>
          <NumberInput
            label={m.form.maxViewers} min={1} max={100_000} allowDecimal={false} value={draft.maxViewers} disabled={over}
            onChange={(value) => set('maxViewers', Number(value))} error={fields['maxViewers']}
          />
          <Select
            label={m.form.quality} allowDeselect={false} value={draft.quality} disabled={locked} data={[...QUALITIES]}
            onChange={(value) => value && set('quality', value)} error={fields['quality']}
          />
        </div>
      </Part>
      <Part title={m.form.room}>
        <Switch
          label={m.form.chat} description={m.form.chatHint} checked={draft.chatEnabled} disabled={over}
          onChange={(event) => set('chatEnabled', event.currentTarget.checked)}
        />
        <Switch
          label={m.form.questions} description={m.form.questionsHint} checked={draft.questionsEnabled} disabled={over}
          onChange={(event) => set('questionsEnabled', event.currentTarget.checked)}
        />
        <Switch
          label={m.form.recording} description={m.form.recordingHint} checked={draft.recording} disabled={locked}
          onChange={(event) => set('recording', event.currentTarget.checked)}
        />
      </Part>
      <Group justify="flex-end">
        {fromLocal(draft.scheduledAt) && <Text size="sm" c="dimmed">{formats.dateTime(fromLocal(draft.scheduledAt)!)}</Text>}
        {dirty && (
          <Button variant="default" disabled={submitting} onClick={onDiscard}>
            {m.form.discard}
          </Button>
        )}
        <Button type="submit" loading={submitting}>
          {submitLabel}
        </Button>
      </Group>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.fieldset}>
      <Title order={2} size="h5" mb="md">
        {title}
      </Title>
      <Stack>{children}</Stack>
    </section>
  )
}
