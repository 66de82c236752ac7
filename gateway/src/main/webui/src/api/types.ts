import type { components } from './schema'

type Schemas = components['schemas']

export type Person = Schemas['Person']
export type Role = Schemas['Role']
export type Status = Schemas['Status']
export type Visibility = Schemas['Visibility']
export type Quality = '360p' | '480p' | '720p' | '1080p'

export type Stream = Schemas['StreamView'] & { quality: Quality }
export type Message = Schemas['Message']
export type Question = Schemas['QuestionView']
export type Participant = Schemas['ParticipantView']
export type Invitation = Schemas['InvitationView']

/** What any participant sees; the rest is for those who run the class. */
export type Stats = Schemas['ParticipantStatsView'] & Partial<Schemas['StatsView']>
export type TimelineStep = Schemas['TimelineStep']
export type Attendance = Schemas['AttendanceView']
export type Overview = Schemas['OverviewView']

export interface Paged<T> {
  items: T[]
  next: string | null
}
