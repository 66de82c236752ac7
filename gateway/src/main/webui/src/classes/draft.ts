import type { Quality, Stream, Visibility } from '../api/types'

export const QUALITIES = ['360p', '480p', '720p', '1080p'] as const
export const VISIBILITIES = ['public', 'unlisted', 'private'] as const

/** A class as the form holds it: the time as a field for local times writes it, empty when there is none. */
export interface Draft {
  title: string
  description: string
  tags: string[]
  visibility: Visibility
  quality: Quality
  maxViewers: number
  recording: boolean
  chatEnabled: boolean
  questionsEnabled: boolean
  scheduledAt: string
}

export const EMPTY_DRAFT: Draft = {
  title: '',
  description: '',
  tags: [],
  visibility: 'public',
  quality: '720p',
  maxViewers: 1000,
  recording: false,
  chatEnabled: true,
  questionsEnabled: true,
  scheduledAt: '',
}

export function draftOf(stream: Stream): Draft {
  const { title, description, tags, visibility, quality, maxViewers, recording, chatEnabled, questionsEnabled } = stream
  return {
    title,
    description: description ?? '',
    tags,
    visibility,
    quality,
    maxViewers,
    recording,
    chatEnabled,
    questionsEnabled,
    scheduledAt: stream.scheduledAt ? toLocal(new Date(stream.scheduledAt)) : '',
  }
}

/** What to send: only what differs, since what may no longer change is refused even when it stays the same. */
export function changed(before: Partial<Draft>, after: Draft): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of Object.keys(after) as (keyof Draft)[]) {
    if (!isSame(before[field], after[field])) {
      body[field] = after[field]
    }
  }
  if ('scheduledAt' in body) {
    body['scheduledAt'] = fromLocal(after.scheduledAt)
  }
  if (body['scheduledAt'] === null && before.scheduledAt === undefined) {
    delete body['scheduledAt']
  }
  return body
}

/** What is still to be saved of some edits after others were. */
export function unsaved(edits: Partial<Draft>, saved: Partial<Draft>): Partial<Draft> {
  return Object.fromEntries(Object.entries(edits).filter(([field, value]) => !isSame(value, saved[field as keyof Draft])))
}

function isSame(one: unknown, other: unknown) {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function toLocal(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

/** Null for none. */
export function fromLocal(text: string): string | null {
  const at = new Date(text)
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString()
}
