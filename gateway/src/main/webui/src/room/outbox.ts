import type { Message } from '../api/types'
import type { Ack, Refused } from './protocol'

/** A message that somebody wrote and that has not yet been seen in the room. */
export interface Outgoing {
  ref: string
  text: string
  replyTo?: string
  /**
   * Handed to an open socket, waiting for one or for a seat, acknowledged but not yet seen, or refused. In a room that was closed
   * for good, what was handed over is unconfirmed, and what was waiting is unsent.
   */
  state: 'sent' | 'waiting' | 'acknowledged' | 'refused' | 'unconfirmed' | 'unsent'
  /** Which of this page's connections to the room it was handed to; they are counted. */
  connection?: number
  /** It was refused before for want of a seat. */
  unseated?: boolean
  id?: string
  code?: string
}

/** What a page leaves to the next one of the same room, and the place up to which everything was there when it was left. */
export interface Unsent {
  outgoing: Outgoing[]
  since: number
}

/** What was acknowledged is in the room. All else is as if the connection had been lost, and whoever comes takes a seat anew. */
export function takeOver(outgoing: Outgoing[]): Outgoing[] {
  return outgoing.filter((one) => one.state !== 'acknowledged').map((one) => ({ ...one, connection: undefined, unseated: undefined }))
}

export function acknowledge(outgoing: Outgoing[], ack: Ack, messages: Message[]): Outgoing[] {
  if (messages.some((message) => message.id === ack.id)) {
    return outgoing.filter((one) => one.ref !== ack.ref)
  }
  return outgoing.map((one) => (one.ref === ack.ref ? { ...one, state: 'acknowledged', id: ack.id } : one))
}

/** Who has lost their seat takes it again, and what they wrote waits for that, once. */
export function refuse(outgoing: Outgoing[], refused: Refused): Outgoing[] {
  return outgoing.map((one) => {
    if (one.ref !== refused.ref) {
      return one
    }
    const again = refused.code === 'not-joined' && !one.unseated
    return again ? { ...one, state: 'waiting', unseated: true } : { ...one, state: 'refused', code: refused.code }
  })
}

/** Nothing is on its way any more to a room that was closed for good. What was handed over may have arrived. */
export function giveUp(outgoing: Outgoing[]): Outgoing[] {
  return outgoing.map((one) => (one.state === 'sent' ? { ...one, state: 'unconfirmed' } : one.state === 'waiting' ? { ...one, state: 'unsent' } : one))
}

export function takeUp(outgoing: Outgoing[]): Outgoing[] {
  return outgoing.map((one) => (one.state === 'unconfirmed' ? { ...one, state: 'sent' } : one.state === 'unsent' ? { ...one, state: 'waiting' } : one))
}

export function dropPosted(outgoing: Outgoing[], posted: Message[]): Outgoing[] {
  if (outgoing.length === 0) {
    return outgoing
  }
  const ids = new Set(posted.map((message) => message.id))
  return outgoing.filter((one) => one.id === undefined || !ids.has(one.id))
}

/**
 * What to do once everything missed is here: a message that was sent over an earlier connection and whose acknowledgement was
 * lost with it stands in the room when it was taken, perhaps without its text when it was removed since, and is to be sent
 * again when not. Those that were taken are the first of those that were sent. Where more was missed than can be looked through,
 * nobody but who wrote it can say whether it is to be sent again.
 *
 * @param whole whether all messages since that place are among these
 */
export function afterReturn(outgoing: Outgoing[], messages: Message[], userId: string, since: number, connection: number, whole: boolean) {
  const mine = messages.filter((message) => message.seq > since && message.author.id === userId)
  const taken = (one: Outgoing) => {
    const found = mine.findIndex((message) => message.text === one.text || message.removed)
    return found >= 0 && mine.splice(found, 1).length > 0
  }
  const unsure = (one: Outgoing) => one.state === 'sent' && one.connection !== connection
  const missing = outgoing.filter((one) => !(unsure(one) && taken(one)))
  const kept = whole ? missing : missing.map((one) => (unsure(one) ? { ...one, state: 'unconfirmed' as const } : one))
  return { kept, again: kept.filter((one) => one.state === 'waiting' || unsure(one)) }
}
