import type { Message } from '../api/types'
import type { ChatSettings } from './protocol'

export interface ChatState {
  /** By place in the room's order, each once. */
  messages: Message[]
  pinned: Message | null
  settings: ChatSettings
  /** Whether the first of these messages is the first there ever was. */
  reachesBack: boolean
  /** How it is with what comes before them. A failure stands until they are read after all. */
  older: { reading: boolean; failed: boolean }
}

/** So many messages a room begins with when there are as many. */
const BEGINNING = 50

/** Puts messages in their places. Those that are there already are replaced, but a removed one never comes back. */
export function mergeMessages(known: Message[], more: Message[]): Message[] {
  const last = known.at(-1)
  const first = more[0]
  if (first && (!last || first.seq > last.seq) && isAscending(more)) {
    return [...known, ...more]
  }
  const bySeq = new Map(known.map((message) => [message.seq, message]))
  for (const message of more) {
    if (!bySeq.get(message.seq)?.removed) {
      bySeq.set(message.seq, message)
    }
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

function isAscending(messages: Message[]) {
  return messages.every((message, i) => i === 0 || message.seq > messages[i - 1]!.seq)
}

export function removeMessage(chat: ChatState, id: string): ChatState {
  const place = chat.messages.findLastIndex((message) => message.id === id)
  const messages = place < 0 ? chat.messages : chat.messages.with(place, { ...chat.messages[place]!, text: null, removed: true })
  return { ...chat, messages, pinned: chat.pinned?.id === id ? null : chat.pinned }
}

/** Whether everything that was said after a place is here. */
export function reachesTo(chat: ChatState, seq: number): boolean {
  const first = chat.messages[0]
  return chat.reachesBack || first === undefined || chat.messages.length < BEGINNING || first.seq <= seq
}

/** When one may write again: after the last message of one's own plus the pace, by the clock of the server. */
export function paceEnds(messages: Message[], userId: string, slowModeSeconds: number): number {
  if (slowModeSeconds === 0) {
    return 0
  }
  const last = messages.findLast((message) => message.author.id === userId)
  return last ? Date.parse(last.sentAt) + slowModeSeconds * 1000 : 0
}
