import { chat, questions } from '../api/calls'
import { isPassing } from '../api/problem'
import type { Question } from '../api/types'
import { mergeMessages } from './chatState'
import { RoomClient, type Connection, type RoomWorld } from './client'
import type { Ending } from './closing'
import { afterReturn, dropPosted, type Outgoing } from './outbox'
import { isNumbered, type Frame, type Signal } from './protocol'
import { putQuestion, setPinned } from './questionState'
import { applyFrames, EMPTY_ROOM, type RoomState } from './state'

/** What a page has to say about the connection. */
export interface Link {
  connection: Connection
  ending: Ending | null
  /** Said once after coming back: how much was caught up, or that everything was loaded anew. */
  recovered: { at: number; entries: number; anew: boolean } | null
  /** How many attempts have failed since it was last open. */
  failures: number
  /** All else answers, only the room does not open: it is likely to be closed to this person. */
  turnedAway: boolean
}

export interface Snapshot extends Link {
  room: RoomState
}

const CALM_MILLIS = 400
const READ_AGAIN_MILLIS = 5_000
type SignalListener = (signal: Signal) => void

/** One room as a page sees it: the socket, what it said, and what this person is about to say. */
export class RoomStore {
  private static made = 0
  /** Two stores of one room share nothing. */
  readonly number = ++RoomStore.made
  private current: Snapshot = { room: EMPTY_ROOM, connection: 'connecting', ending: null, recovered: null, failures: 0, turnedAway: false }
  private readonly listeners = new Set<() => void>()
  private readonly signalListeners = new Set<SignalListener>()
  private readonly client: RoomClient
  private connections = 0
  /** Up to which place everything was here when the connection was left, until what was missed has come. */
  private leftAt: number | null = null
  private toldLost = false
  private anew = false
  private arrived = false
  private welcomedAt = 0
  private settling: number | null = null
  /** Until the history has been read after a reset; the timer when that is to be tried again. */
  private reloading: 'now' | number | null = null
  /** What the room has said since each of the reads under way began. */
  private readonly meanwhile = new Set<Frame[]>()
  private answered = false
  private refs = 0

  constructor(
    readonly streamId: string,
    private readonly world: RoomWorld,
    base: string = location.origin.replace(/^http/, 'ws'),
  ) {
    this.client = new RoomClient(
      `${base}/api/livestream/${streamId}/room`,
      { frames: (frames) => this.receive(frames), connection: (state, ending) => this.connected(state, ending ?? null) },
      world,
    )
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly snapshot = () => this.current

  open() {
    this.client.start()
  }

  close() {
    this.client.close()
    this.stopTimers()
  }

  /** Another reply has said that this person may not be here any more: there is no sense in trying on. */
  shut(ending: Ending) {
    this.close()
    this.set({ connection: 'over', ending })
  }

  /** All else answers. If the room does not open now either, it is that which refuses. */
  othersAnswer() {
    this.answered = true
    this.client.hurry()
  }

  hurry() {
    this.client.hurry()
  }

  doubt() {
    this.client.doubt()
  }

  onSignal(listener: SignalListener) {
    this.signalListeners.add(listener)
    return () => void this.signalListeners.delete(listener)
  }

  signal(to: string, data: unknown): boolean {
    return this.client.send({ type: 'signal', to, data })
  }

  react(emoji: string) {
    this.client.send({ type: 'react', emoji })
  }

  say(text: string, replyTo?: string) {
    const one: Outgoing = { ref: `m${++this.refs}`, text, replyTo, state: 'waiting' }
    this.update({ outgoing: [...this.current.room.outgoing, one] })
    this.deliver(one)
  }

  sayAgain(ref: string) {
    const one = this.current.room.outgoing.find((outgoing) => outgoing.ref === ref)
    if (one) {
      this.deliver(one)
    }
  }

  /** The seat is taken, so that what was refused for want of it can be said. */
  seated() {
    this.current.room.outgoing.filter((one) => one.state === 'waiting').forEach((one) => this.deliver(one))
  }

  discard(ref: string) {
    this.update({ outgoing: this.current.room.outgoing.filter((one) => one.ref !== ref) })
  }

  /** Older messages than those that are here, from the history. */
  async readOlder() {
    const { messages, reachesBack } = this.current.room.chat
    if (reachesBack) {
      return
    }
    await this.read(chat.before(this.streamId, messages[0]?.seq), ({ items, next }, { chat: now, outgoing }) => ({
      chat: { ...now, messages: mergeMessages(now.messages, items), reachesBack: next === null },
      outgoing: dropPosted(outgoing, items),
    }))
  }

  /** The reply knows one's own votes, but for those that were given or taken back since it was asked for. */
  async readQuestions(reply: Promise<Question[]>) {
    const before = this.current.room.questions
    await this.read(reply, (found, { questions: now }) => {
      const withVote = (question: Question) => {
        const shown = now[question.id]?.upvotedByMe ?? question.upvotedByMe
        return { ...question, upvotedByMe: shown === before[question.id]?.upvotedByMe ? question.upvotedByMe : shown }
      }
      return { questions: { ...now, ...Object.fromEntries(found.map((question) => [question.id, withVote(question)])) } }
    })
  }

  /** Puts in what a call replied, and then once more what the room has said meanwhile, of which the reply may know nothing. */
  private async read<T>(reply: Promise<T>, put: (found: T, room: RoomState) => Partial<RoomState>) {
    const { resets } = this.current.room
    const meanwhile: Frame[] = []
    this.meanwhile.add(meanwhile)
    try {
      const found = await reply
      const { room } = this.current
      if (room.resets === resets) {
        this.set({ room: applyFrames({ ...room, ...put(found, room) }, meanwhile, Date.now()) })
      }
    } finally {
      this.meanwhile.delete(meanwhile)
    }
  }

  /** The vote shows at once, and goes back when it was refused. */
  async vote(question: Question) {
    const mine = !question.upvotedByMe
    const votes = question.upvotes + (mine ? 1 : -1)
    this.changeQuestion(question.id, { upvotedByMe: mine, upvotes: votes })
    try {
      const tally = await (mine ? questions.vote : questions.unvote)(this.streamId, question.id)
      this.changeQuestion(question.id, { upvotedByMe: tally.upvotedByMe })
    } catch (error) {
      this.changeQuestion(question.id, { upvotedByMe: !mine, upvotes: question.upvotes })
      throw error
    }
  }

  changeQuestion(id: string, change: Partial<Question>) {
    const before = this.current.room.questions[id]
    if (before) {
      this.update({ questions: { ...this.current.room.questions, [id]: { ...before, ...change } } })
    }
  }

  /** What a call replied is so already, though the room may say it a moment later. */
  tookQuestion(question: Question) {
    const taken = putQuestion(this.current.room.questions, question)
    this.update({ questions: question.pinned ? setPinned(taken, question.id, true) : taken })
  }

  private deliver(one: Outgoing) {
    const sent = this.client.send({ type: 'chat.send', ref: one.ref, text: one.text, replyTo: one.replyTo })
    const state = sent ? 'sent' : 'waiting'
    this.update({
      outgoing: this.current.room.outgoing.map((other) => (other.ref === one.ref ? { ...other, state, connection: this.connections, code: undefined } : other)),
    })
  }

  private receive(frames: Frame[]) {
    this.meanwhile.forEach((kept) => kept.push(...frames.filter(isNumbered)))
    this.set({ room: applyFrames(this.current.room, frames, Date.now()) })
    for (const frame of frames) {
      if (frame.type === 'welcome') {
        this.welcomedAt = frame.data.seq
      } else if (frame.type === 'reset') {
        this.anew = true
        this.reload()
      } else if (frame.type === 'signal') {
        this.passOn(frame.data)
      }
    }
    if (this.settling !== null && frames.some(isNumbered)) {
      this.settle()
    }
  }

  /** What becomes of a signal is the listener's own affair: it harms neither the room nor the others. */
  private passOn(signal: Signal) {
    for (const listener of this.signalListeners) {
      try {
        listener(signal)
      } catch (error) {
        console.error(error)
      }
    }
  }

  private connected(connection: Connection, ending: Ending | null) {
    const failures = connection === 'open' ? 0 : connection === 'lost' ? this.current.failures + 1 : this.current.failures
    this.answered &&= connection !== 'open'
    this.set({ connection, ending, failures, turnedAway: this.answered && connection === 'lost' })
    if (connection === 'open') {
      this.connections++
      this.settle()
      return
    }
    this.toldLost ||= connection === 'lost'
    this.stopSettling()
    if (this.connections > 0) {
      this.leftAt ??= this.current.room.seq
    }
  }

  /** What the room no longer keeps is in the history, which is read until that works. */
  private reload() {
    this.stopTimers()
    this.reloading = 'now'
    const { resets } = this.current.room
    const done = (error?: unknown) => {
      if (resets !== this.current.room.resets || this.reloading === null) {
        return
      }
      if (error !== undefined && isPassing(error)) {
        this.reloading = this.world.setTimeout(() => this.reload(), READ_AGAIN_MILLIS)
        return
      }
      this.reloading = null
      if (this.current.connection === 'open') {
        this.settle()
      }
    }
    this.readOlder().then(() => done(), done)
  }

  /**
   * Waits until what was missed has come, which is when the room goes on from where it was at the welcome, or when nothing
   * more comes for a moment.
   */
  private settle() {
    this.stopSettling()
    if (this.reloading !== null) {
      return
    }
    if (this.current.room.seq >= this.welcomedAt) {
      this.settled()
    } else {
      this.settling = this.world.setTimeout(() => this.settled(), CALM_MILLIS)
    }
  }

  private settled() {
    this.settling = null
    const { room } = this.current
    const since = this.leftAt ?? room.seq
    if (this.toldLost && this.arrived) {
      const entries = room.chat.messages.filter((message) => message.seq > since).length
      this.set({ recovered: { at: Date.now(), entries, anew: this.anew } })
    }
    this.leftAt = null
    this.toldLost = false
    this.anew = false
    this.arrived = true
    const { kept, again } = afterReturn(room.outgoing, room.chat.messages, room.you?.id ?? '', since, this.connections)
    if (kept.length !== room.outgoing.length) {
      this.update({ outgoing: kept })
    }
    again.forEach((one) => this.deliver(one))
  }

  private stopSettling() {
    if (this.settling !== null) {
      this.world.clearTimeout(this.settling)
      this.settling = null
    }
  }

  private stopReloading() {
    if (typeof this.reloading === 'number') {
      this.world.clearTimeout(this.reloading)
    }
    this.reloading = null
  }

  private stopTimers() {
    this.stopSettling()
    this.stopReloading()
  }

  private update(change: Partial<RoomState>) {
    this.set({ room: { ...this.current.room, ...change } })
  }

  private set(change: Partial<Snapshot>) {
    this.current = { ...this.current, ...change }
    this.listeners.forEach((listener) => listener())
  }
}
