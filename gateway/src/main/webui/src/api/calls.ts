import { api } from './client'
import type { Attendance, Invitation, Message, Overview, Paged, Participant, Question, Stats, Stream, TimelineStep } from './types'

/** The calls that several pages make. Each gives the reply or throws the problem. */
type Query = { limit?: number; after?: string }

async function reply<T>(call: Promise<{ data?: unknown }>): Promise<T> {
  return (await call).data as T
}

const ofStream = (streamId: string) => ({ params: { path: { streamId } } })
const ofPerson = (streamId: string, userId: string) => ({ params: { path: { streamId, userId } } })
const ofQuestion = (streamId: string, questionId: string) => ({ params: { path: { streamId, questionId } } })

export interface StreamFilter extends Query {
  status?: string
  q?: string
  tag?: string
  mine?: boolean
  sort?: string
}

export const streams = {
  list: (query: StreamFilter) => reply<Paged<Stream>>(api.GET('/api/livestream', { params: { query } as never })),
  read: (id: string) => reply<Stream>(api.GET('/api/livestream/{streamId}', ofStream(id))),
  create: (body: object, key: string) =>
    reply<Stream>(api.POST('/api/livestream', { params: { header: { 'Idempotency-Key': key } }, body: body as never })),
  change: (id: string, version: number, body: object) =>
    reply<Stream>(
      api.PUT('/api/livestream/{streamId}', {
        params: { path: { streamId: id }, header: { 'If-Match': `"${version}"` } },
        body: body as never,
      }),
    ),
  remove: (id: string) => reply<void>(api.DELETE('/api/livestream/{streamId}', ofStream(id))),
  start: (id: string) => reply<Stream>(api.POST('/api/livestream/{streamId}/start', ofStream(id))),
  stop: (id: string) => reply<Stream>(api.POST('/api/livestream/{streamId}/stop', ofStream(id))),
  cancel: (id: string) => reply<Stream>(api.POST('/api/livestream/{streamId}/cancel', ofStream(id))),
  join: (id: string) => reply<unknown>(api.POST('/api/livestream/{streamId}/join', ofStream(id))),
}

export const people = {
  list: (id: string, query: Query, signal?: AbortSignal) =>
    reply<Paged<Participant>>(
      api.GET('/api/livestream/{streamId}/participants', { params: { path: { streamId: id }, query }, signal }),
    ),
  remove: (id: string, userId: string) =>
    reply<void>(api.DELETE('/api/livestream/{streamId}/participants/{userId}', ofPerson(id, userId))),
  readmit: (id: string, userId: string) =>
    reply<void>(api.PUT('/api/livestream/{streamId}/participants/{userId}/readmit', ofPerson(id, userId))),
  makeModerator: (id: string, userId: string) =>
    reply<void>(api.PUT('/api/livestream/{streamId}/moderators/{userId}', ofPerson(id, userId))),
  dismissModerator: (id: string, userId: string) =>
    reply<void>(api.DELETE('/api/livestream/{streamId}/moderators/{userId}', ofPerson(id, userId))),
  mute: (id: string, userId: string, seconds?: number) =>
    reply<void>(
      api.PUT('/api/livestream/{streamId}/chat/mutes/{userId}', { ...ofPerson(id, userId), body: { seconds } as never }),
    ),
  unmute: (id: string, userId: string) =>
    reply<void>(api.DELETE('/api/livestream/{streamId}/chat/mutes/{userId}', ofPerson(id, userId))),
}

export const invitations = {
  list: (id: string, query: Query) =>
    reply<Paged<Invitation>>(api.GET('/api/livestream/{streamId}/invitations', { params: { path: { streamId: id }, query } })),
  invite: (id: string, email: string) =>
    reply<Invitation>(api.POST('/api/livestream/{streamId}/invitations', { ...ofStream(id), body: { email } })),
  withdraw: (id: string, invitationId: string) =>
    reply<void>(
      api.DELETE('/api/livestream/{streamId}/invitations/{invitationId}', { params: { path: { streamId: id, invitationId } } }),
    ),
}

export const chat = {
  before: (id: string, before: number | undefined) =>
    reply<{ items: Message[]; next: string | null }>(
      api.GET('/api/livestream/{streamId}/chat', { params: { path: { streamId: id }, query: { before, limit: 50 } } }),
    ),
  message: (id: string, messageId: string) =>
    reply<Message>(api.GET('/api/livestream/{streamId}/chat/{messageId}', { params: { path: { streamId: id, messageId } } })),
  remove: (id: string, messageId: string) =>
    reply<void>(api.DELETE('/api/livestream/{streamId}/chat/{messageId}', { params: { path: { streamId: id, messageId } } })),
  pin: (id: string, messageId: string) =>
    reply<void>(api.PUT('/api/livestream/{streamId}/chat/pin', { ...ofStream(id), body: { messageId } })),
  unpin: (id: string) => reply<void>(api.DELETE('/api/livestream/{streamId}/chat/pin', ofStream(id))),
  settings: (id: string, body: { slowModeSeconds: number; enabled: boolean }) =>
    reply<void>(api.PUT('/api/livestream/{streamId}/chat/settings', { ...ofStream(id), body })),
}

export const questions = {
  list: (id: string, query: Query) =>
    reply<Paged<Question>>(
      api.GET('/api/livestream/{streamId}/questions', {
        params: { path: { streamId: id }, query: { ...query, sort: 'votes' } as never },
      }),
    ),
  ask: (id: string, text: string, anonymous: boolean, key: string) =>
    reply<Question>(
      api.POST('/api/livestream/{streamId}/questions', {
        params: { path: { streamId: id }, header: { 'Idempotency-Key': key } },
        body: { text, anonymous },
      }),
    ),
  vote: (id: string, question: string) =>
    reply<{ upvotes: number; upvotedByMe: boolean }>(
      api.POST('/api/livestream/{streamId}/questions/{questionId}/upvote', ofQuestion(id, question)),
    ),
  unvote: (id: string, question: string) =>
    reply<{ upvotes: number; upvotedByMe: boolean }>(
      api.DELETE('/api/livestream/{streamId}/questions/{questionId}/upvote', ofQuestion(id, question)),
    ),
  answer: (id: string, question: string, body: { text: string } | { spoken: true }) =>
    reply<Question>(
      api.PUT('/api/livestream/{streamId}/questions/{questionId}/answer', { ...ofQuestion(id, question), body: body as never }),
    ),
  setStatus: (id: string, question: string, status: 'open' | 'dismissed') =>
    reply<Question>(
      api.PUT('/api/livestream/{streamId}/questions/{questionId}/status', { ...ofQuestion(id, question), body: { status } }),
    ),
  pin: (id: string, question: string) =>
    reply<Question>(api.PUT('/api/livestream/{streamId}/questions/{questionId}/pin', ofQuestion(id, question))),
  unpin: (id: string, question: string) =>
    reply<Question>(api.DELETE('/api/livestream/{streamId}/questions/{questionId}/pin', ofQuestion(id, question))),
  remove: (id: string, question: string) =>
    reply<void>(api.DELETE('/api/livestream/{streamId}/questions/{questionId}', ofQuestion(id, question))),
}

export const figures = {
  of: (id: string) => reply<Stats>(api.GET('/api/livestream/{streamId}/stats', ofStream(id))),
  timeline: (id: string, step: number) =>
    reply<TimelineStep[]>(
      api.GET('/api/livestream/{streamId}/stats/timeline', { params: { path: { streamId: id }, query: { step } } }),
    ),
  attendance: (id: string, query: Query) =>
    reply<Paged<Attendance>>(
      api.GET('/api/livestream/{streamId}/stats/attendance', { params: { path: { streamId: id }, query } }),
    ),
  overview: () => reply<Overview>(api.GET('/api/livestream/stats/overview')),
}

/** All pages of a list that is known to be of a size one can show. */
export async function all<T>(page: (query: Query) => Promise<Paged<T>>): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const { items: more, next } = await page({ limit: 100, after })
    items.push(...more)
    after = next ?? undefined
  } while (after !== undefined)
  return items
}
