import type { Message, Person, Question, Role, Stream } from '../api/types'

/** What goes over the room's socket. Whoever reads a frame ignores types and members that are not listed here. */
export const REACTIONS = ['👍', '❤️', '👏', '😂', '🎉', '😮', '🤔'] as const
export type Reaction = (typeof REACTIONS)[number]

export interface ChatSettings {
  slowModeSeconds: number
  enabled: boolean
}

export interface You {
  id: string
  displayName: string
  role: Role
  muted: boolean
  mutedUntil: string | null
  present: boolean
  peer: string
}

export interface Welcome {
  stream: Stream
  viewers: number
  you: You
  chat: { settings: ChatSettings; pinned: Message | null }
  seq: number
}

interface Numbered<T extends string, D> {
  type: T
  seq: number
  at?: string
  data: D
}

interface Passing<T extends string, D> {
  type: T
  data: D
}

export type NumberedFrame =
  | Numbered<'stream.started' | 'stream.stopped' | 'stream.updated' | 'stream.cancelled', Stream>
  | Numbered<'stream.deleted', { id: string }>
  | Numbered<'chat.posted', Message>
  | Numbered<'chat.removed', { id: string; by: Person }>
  | Numbered<'chat.pinned', { id: string; message: Message | null; by: Person }>
  | Numbered<'chat.unpinned', { by: Person }>
  | Numbered<'chat.settings', ChatSettings & { by: Person }>
  | Numbered<'question.asked', Question>
  | Numbered<'question.upvotes', { id: string; upvotes: number }>
  | Numbered<'question.answered', { id: string; status: 'answered'; answer: Question['answer'] }>
  | Numbered<'question.dismissed' | 'question.reopened', { id: string; status: 'dismissed' | 'open' }>
  | Numbered<'question.pinned' | 'question.unpinned', { id: string; pinned: boolean }>
  | Numbered<'question.deleted', { id: string }>
  | Numbered<'participant.removed' | 'participant.readmitted' | 'participant.unmuted', { userId: string; by: Person }>
  | Numbered<'participant.muted', { userId: string; until: string | null; by: Person }>
  | Numbered<'participant.moderator-named' | 'participant.moderator-dismissed', { userId: string; by: Person }>

export interface Signal {
  from: string
  user: Person
  data: unknown
}

export interface Ack {
  ref: string
  seq?: number
  id?: string
}

export interface Refused {
  ref?: string
  code: string
  detail?: string
  retryAfterSeconds?: number
}

export type PassingFrame =
  | Passing<'welcome', Welcome>
  | Passing<'reset', { seq: number }>
  | Passing<'viewers', { count: number }>
  | Passing<'reactions', Record<string, number>>
  | Passing<'signal', Signal>
  | Passing<'ack', Ack>
  | Passing<'refused', Refused>
  | Passing<'pong', { ref?: string }>

export type Frame = NumberedFrame | PassingFrame

export type ClientFrame =
  | { type: 'chat.send'; ref: string; text: string; replyTo?: string }
  | { type: 'react'; emoji: string }
  | { type: 'signal'; to: string; data: unknown }
  | { type: 'ping'; ref?: string }

export function isNumbered(frame: Frame): frame is NumberedFrame {
  return 'seq' in frame && typeof frame.seq === 'number'
}

/** Null for what is no frame. */
export function parseFrame(text: unknown): Frame | null {
  if (typeof text !== 'string') {
    return null
  }
  try {
    const frame: unknown = JSON.parse(text)
    const known = typeof frame === 'object' && frame !== null && 'type' in frame && 'data' in frame
    return known ? (frame as Frame) : null
  } catch {
    return null
  }
}

export function protocolsFor(accessToken: string): string[] {
  return ['livestream.v1', encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${accessToken}`)]
}
