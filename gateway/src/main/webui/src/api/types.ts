import type { components } from './schema'

type Schemas = components['schemas']

type Complete<T, Nullable extends keyof T = never> = {
  [K in keyof Required<T>]-?: K extends Nullable ? NonNullable<T[K]> | null : NonNullable<T[K]>
}

export type Person = { id: string; displayName: string }
export type Role = Schemas['StreamRole']
export type Status = Schemas['Status']
export type Visibility = Schemas['Visibility']
export type Quality = '360p' | '480p' | '720p' | '1080p'

export type Stream = Omit<
  Complete<Schemas['StreamView'], 'description' | 'scheduledAt' | 'startedAt' | 'endedAt'>,
  'teacher' | 'quality' | 'scheduledAt' | 'startedAt' | 'endedAt' | 'createdAt' | 'id'
> & {
  id: string
  teacher: Person
  quality: Quality
  scheduledAt: string | null
  startedAt: string | null
  endedAt: string | null
  createdAt: string
}

export interface Message {
  id: string
  seq: number
  streamId: string
  author: Person & { role: Role }
  text: string | null
  sentAt: string
  removed: boolean
  replyTo?: string | null
}

export interface Question {
  id: string
  streamId: string
  author: Person | null
  text: string | null
  status: Schemas['QuestionStatus']
  upvotes: number
  upvotedByMe: boolean
  pinned: boolean
  answer: { text: string | null; by: Person; at: string } | null
  askedAt: string
}

export interface Participant {
  user: Person
  role: Role
  joinedAt: string
  leftAt: string | null
  present: boolean
  watchSeconds: number
}

export interface Invitation {
  id: string
  email: string
  user: Person | null
  invitedAt: string
}

/** What any participant sees; the rest is for those who run the class. */
export interface Stats {
  streamId: string
  status: Status
  currentViewers: number
  peakViewers: number
  peakAt: string | null
  uniqueViewers: number
  startedAt: string | null
  durationSeconds: number
  totalJoins?: number
  totalWatchSeconds?: number
  averageWatchSeconds?: number
  chatMessages?: number
  chatters?: number
  questions?: number
  answeredQuestions?: number
  upvotes?: number
  engagementRate?: number
  asOf?: string
}

export interface TimelineStep {
  at: string
  viewers: number
  joins: number
  leaves: number
  messages: number
  questions: number
}

export interface Attendance {
  user: Person
  intervals: { from: string; to: string | null }[]
  watchSeconds: number
  share: number
  messages: number
  questions: number
  upvotes: number
}

export interface Overview {
  streams: number
  live: number
  uniqueViewers: number
  totalWatchSeconds: number
  recent: Stats[]
}

export interface Paged<T> {
  items: T[]
  next: string | null
}
