import type { Message, Question, Stream } from '../api/types'
import { mergeMessages, removeMessage, type ChatState } from './chatState'
import { isNumbered, type Frame, type NumberedFrame, type Refused, type Welcome, type You } from './protocol'
import { changeQuestion, putQuestion, setPinned, type QuestionMap } from './questionState'
import { acknowledge, dropPosted, refuse, type Outgoing } from './outbox'

/** Everything a page shows of one room. Only {@link applyFrames} and the outbox change it, and they change copies. */
export interface RoomState {
  stream: Stream | null
  you: You | null
  viewers: number
  /** The place in the room's order up to which this state is true. */
  seq: number
  chat: ChatState
  questions: QuestionMap
  outgoing: Outgoing[]
  reactions: { id: number; counts: Record<string, number> }
  /** When chat.send was last refused for its pace, and until when to wait, by the clock of the server. */
  waitUntil: number
  /** Counts the refusals for want of a seat, so that a page knows when to take it again. */
  unseated: number
  gone: boolean
  /** Counts what changes the list of people, so that a page knows when to read it again. */
  peopleVersion: number
  /** Those who were removed, and not let in again, since this page was opened. Who was before is said nowhere. */
  removed: ReadonlySet<string>
  /** Counts the times that everything has to be read anew. */
  resets: number
}

export const EMPTY_ROOM: RoomState = {
  stream: null,
  you: null,
  viewers: 0,
  seq: 0,
  chat: { messages: [], pinned: null, settings: { slowModeSeconds: 0, enabled: true }, reachesBack: false, older: { reading: false, failed: false } },
  questions: {},
  outgoing: [],
  reactions: { id: 0, counts: {} },
  waitUntil: 0,
  unseated: 0,
  gone: false,
  peopleVersion: 0,
  removed: new Set(),
  resets: 0,
}

/** Applies what arrived together. Messages are gathered first, so that many of them cost one copy of the list. */
export function applyFrames(state: RoomState, frames: Frame[], now: number): RoomState {
  const posted: Message[] = []
  let next = state
  for (const frame of frames) {
    if (frame.type === 'chat.posted') {
      posted.push(frame.data)
    } else {
      next = withMessages(next, posted.splice(0))
      next = isNumbered(frame) ? at(applyNumbered(next, frame), frame.seq) : applyPassing(next, frame, now)
    }
  }
  return withMessages(next, posted)
}

function at(state: RoomState, seq: number): RoomState {
  return seq > state.seq ? { ...state, seq } : state
}

function withMessages(state: RoomState, posted: Message[]): RoomState {
  if (posted.length === 0) {
    return state
  }
  return {
    ...state,
    seq: Math.max(state.seq, ...posted.slice(-1).map(({ seq }) => seq)),
    chat: { ...state.chat, messages: mergeMessages(state.chat.messages, posted) },
    outgoing: dropPosted(state.outgoing, posted),
  }
}

function applyNumbered(state: RoomState, frame: NumberedFrame): RoomState {
  switch (frame.type) {
    case 'stream.started':
    case 'stream.stopped':
    case 'stream.updated':
    case 'stream.cancelled':
      return { ...state, stream: newer(state.stream, frame.data) }
    case 'stream.deleted':
      return { ...state, gone: true }
    case 'chat.removed':
      return { ...state, chat: removeMessage(state.chat, frame.data.id) }
    case 'chat.pinned':
      return { ...state, chat: { ...state.chat, pinned: frame.data.message } }
    case 'chat.unpinned':
      return { ...state, chat: { ...state.chat, pinned: null } }
    case 'chat.settings': {
      const { slowModeSeconds, enabled } = frame.data
      return { ...state, chat: { ...state.chat, settings: { slowModeSeconds, enabled } } }
    }
    case 'question.asked':
      return { ...state, questions: putQuestion(state.questions, frame.data as Question) }
    case 'question.upvotes':
    case 'question.answered':
    case 'question.dismissed':
    case 'question.reopened':
      return { ...state, questions: changeQuestion(state.questions, frame.data.id, frame.data) }
    case 'question.pinned':
    case 'question.unpinned':
      return { ...state, questions: setPinned(state.questions, frame.data.id, frame.type === 'question.pinned') }
    case 'question.deleted':
      return { ...state, questions: changeQuestion(state.questions, frame.data.id, null) }
    case 'chat.posted':
      return state
    default:
      return applyPeople(state, frame)
  }
}

/** The class as it is known, unless this is as new: a call may have told more than the room has yet. */
export function newer(known: Stream | null, stream: Stream): Stream {
  return known !== null && known.version > stream.version ? known : { ...known, ...stream }
}

function applyPeople(state: RoomState, frame: NumberedFrame): RoomState {
  if (!frame.type.startsWith('participant.')) {
    return state
  }
  const next = { ...state, peopleVersion: state.peopleVersion + 1, removed: removedAfter(state.removed, frame) }
  const you = state.you
  if (you === null || !('userId' in frame.data) || frame.data.userId !== you.id) {
    return next
  }
  switch (frame.type) {
    case 'participant.muted':
      return { ...next, you: { ...you, muted: true, mutedUntil: frame.data.until } }
    case 'participant.unmuted':
      return { ...next, you: { ...you, muted: false, mutedUntil: null } }
    case 'participant.moderator-named':
      return { ...next, you: { ...you, role: 'moderator' } }
    case 'participant.moderator-dismissed':
      return { ...next, you: { ...you, role: 'viewer' } }
    default:
      return next
  }
}

function removedAfter(removed: ReadonlySet<string>, frame: NumberedFrame): ReadonlySet<string> {
  switch (frame.type) {
    case 'participant.removed':
      return new Set([...removed, frame.data.userId])
    case 'participant.readmitted':
      return new Set([...removed].filter((id) => id !== frame.data.userId))
    default:
      return removed
  }
}

function applyPassing(state: RoomState, frame: Exclude<Frame, NumberedFrame>, now: number): RoomState {
  switch (frame.type) {
    case 'welcome':
      return welcome(state, frame.data)
    case 'reset':
      return { ...EMPTY_ROOM, ...keptOverReset(state), seq: frame.data.seq, resets: state.resets + 1 }
    case 'viewers':
      return { ...state, viewers: frame.data.count, peopleVersion: state.peopleVersion + 1 }
    case 'reactions':
      return { ...state, reactions: { id: state.reactions.id + 1, counts: frame.data } }
    case 'ack':
      return { ...state, outgoing: acknowledge(state.outgoing, frame.data, state.chat.messages) }
    case 'refused':
      return {
        ...state,
        outgoing: refuse(state.outgoing, frame.data),
        unseated: state.unseated + (frame.data.code === 'not-joined' ? 1 : 0),
        waitUntil: waitAfter(state, frame.data, now),
      }
    default:
      return state
  }
}

/** A reaction or a signal that was one too many keeps nobody from writing. */
function waitAfter({ outgoing, waitUntil }: RoomState, { ref, retryAfterSeconds }: Refused, now: number): number {
  return retryAfterSeconds && outgoing.some((one) => one.ref === ref) ? now + retryAfterSeconds * 1000 : waitUntil
}

/** The welcome's state is that of its place; when frames in between are still to come, they repeat a part of it. */
function welcome(state: RoomState, data: Welcome): RoomState {
  return {
    ...state,
    stream: newer(state.stream, data.stream),
    you: data.you,
    viewers: data.viewers,
    chat: { ...state.chat, settings: data.chat.settings, pinned: data.chat.pinned },
    peopleVersion: state.peopleVersion + 1,
  }
}

function keptOverReset(state: RoomState) {
  const { stream, you, viewers, outgoing, unseated, peopleVersion, removed } = state
  const chat = { ...EMPTY_ROOM.chat, settings: state.chat.settings, pinned: state.chat.pinned }
  return { stream, you, viewers, outgoing, unseated, peopleVersion, removed, chat }
}
