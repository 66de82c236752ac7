import type { Message, Question, Stream } from '../api/types'
import type { Welcome, You } from '../room/protocol'

export const YOU: You = { id: 'me', displayName: 'Me', role: 'viewer', muted: false, mutedUntil: null, present: true, peer: 'p1' }

export function stream(change: Partial<Stream> = {}): Stream {
  return {
    id: 's1', title: 'A class', description: null, tags: [], status: 'live', visibility: 'public', quality: '720p', maxViewers: 10,
    recording: false, chatEnabled: true, questionsEnabled: true, scheduledAt: null, startedAt: '2026-11-22T10:00:00Z', endedAt: null,
    teacher: { id: 't', displayName: 'Ada' }, viewerCount: 0, peakViewers: 0, createdAt: '2026-11-22T09:00:00Z', updatedAt: '2026-11-22T09:00:00Z', version: 1,
    ...change,
  } as Stream
}

export function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`, seq, streamId: 's1', author: { id: 'ann', displayName: 'Ann', role: 'viewer' }, text: `text ${seq}`,
    sentAt: '2026-11-22T10:00:00Z', removed: false, replyTo: null, ...change,
  }
}

export function question(id: string, change: Partial<Question> = {}): Question {
  return {
    id, streamId: 's1', author: { id: 'ann', displayName: 'Ann' }, anonymous: false, text: `question ${id}`, status: 'open', upvotes: 0, upvotedByMe: false,
    pinned: false, answer: null, askedAt: '2026-11-22T10:00:00Z', ...change,
  }
}

export function welcome(seq: number, change: Partial<Welcome> = {}) {
  return {
    type: 'welcome',
    data: { stream: stream(), viewers: 1, you: YOU, chat: { settings: { slowModeSeconds: 0, enabled: true }, pinned: null }, seq, ...change },
  }
}

export const posted = (seq: number, change: Partial<Message> = {}) => ({ type: 'chat.posted', seq, data: message(seq, change) })
export const beginning = { type: 'pong', data: { ref: 'beginning' } }
