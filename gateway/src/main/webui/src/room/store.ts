import { clock } from '../api/clock'
import { newId } from '../api/ids'
import { hasCode, isPassing } from '../api/problem'
import type { Question, Stream } from '../api/types'
import { CatchUp, type Missed } from './catchUp'
import { reachesTo } from './chatState'
import { RoomClient, type Connection, type RoomWorld } from './client'
import type { Ending } from './closing'
import { afterReturn, giveUp, takeOver, takeUp, type Outgoing, type Unsent } from './outbox'
import type { ChatSettings, Frame, Signal } from './protocol'
import { changeQuestion, putQuestion, setPinned } from './questionState'
import { Reacting } from './reacting'
import { Reading } from './reading'
import { applyFrames, EMPTY_ROOM, newer, type RoomState } from './state'
import { Votes } from './votes'

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
  private readonly catchUp: CatchUp
  private readonly reading: Reading
  private readonly votes: Votes
  private readonly reacting: Reacting
  private readingAgain: number | null = null
  private answered = false
  private closed = false

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
    this.catchUp = new CatchUp(world, (missed) => this.caughtUp(missed))
    this.reading = new Reading(streamId, () => this.current.room, (room) => this.set({ room }))
    this.reacting = new Reacting(world, (emoji) => this.client.send({ type: 'react', emoji }))
    this.votes = new Votes(streamId, (id) => this.current.room.questions[id], (id, change) => this.changeQuestion(id, change))
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly snapshot = () => this.current

  /** What is not known to have arrived. */
  unsent(): Unsent {
    const { outgoing, seq } = this.current.room
    return { outgoing, since: this.catchUp.from ?? seq }
  }

  /** Before it is opened: what an earlier page of the same person did not know to have arrived. */
  takeOver({ outgoing, since }: Unsent) {
    this.catchUp.goOnFrom(since)
    this.update({ outgoing: takeOver(outgoing) })
  }

  /** Again, too, after the room was closed for good, for whoever wants to try. */
  open() {
    this.closed = false
    this.update({ outgoing: takeUp(this.current.room.outgoing) })
    this.client.start()
  }

  close() {
    this.closed = true
    this.client.close()
    this.catchUp.stop()
    this.stopReadingAgain()
  }

  /** Another reply has said that this person may not be here any more: there is no sense in trying on. */
  shut(ending: Ending) {
    this.close()
    this.over(ending)
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

  wake() {
    this.client.wake()
  }

  onSignal(listener: SignalListener) {
    this.signalListeners.add(listener)
    return () => void this.signalListeners.delete(listener)
  }

  signal(to: string, data: unknown): boolean {
    return this.client.send({ type: 'signal', to, data })
  }

  /** False when there is no room to hear it. */
  react(emoji: string): boolean {
    return this.reacting.react(emoji)
  }

  say(text: string, replyTo?: string) {
    const one: Outgoing = { ref: newId(), text, replyTo, state: 'waiting' }
    this.update({ outgoing: [...this.current.room.outgoing, one] })
    this.deliver(one)
  }

  sayAgain(ref: string) {
    const one = this.current.room.outgoing.find((outgoing) => outgoing.ref === ref)
    if (one) {
      this.deliver(one)
    }
  }

  /** A call may be the first to tell that the seat is lost. */
  unseatedBy(error: unknown) {
    if (hasCode(error, 'not-joined')) {
      this.update({ unseated: this.current.room.unseated + 1 })
    }
  }

  /** The seat is taken, so that what was refused for want of it can be said. */
  seated() {
    this.current.room.outgoing.filter((one) => one.state === 'waiting').forEach((one) => this.deliver(one))
  }

  discard(ref: string) {
    this.update({ outgoing: this.current.room.outgoing.filter((one) => one.ref !== ref) })
  }

  readOlder() {
    return this.reading.older()
  }

  readQuestions(reply: Promise<Question[]>) {
    return this.reading.questions(reply)
  }

  /** Gives the vote, or takes it back. */
  async vote(question: Question) {
    try {
      await this.votes.turn(question)
    } catch (error) {
      this.unseatedBy(error)
      throw error
    }
  }

  /** What a call replied is so already, though the room may say it a moment later. */
  tookStream(stream: Stream) {
    this.update({ stream: newer(this.current.room.stream, stream) })
  }

  tookQuestion(question: Question) {
    const taken = putQuestion(this.current.room.questions, question)
    this.update({ questions: question.pinned ? setPinned(taken, question.id, true) : taken })
  }

  tookChatSettings(settings: ChatSettings) {
    this.update({ chat: { ...this.current.room.chat, settings } })
  }

  private changeQuestion(id: string, change: Partial<Question>) {
    this.update({ questions: changeQuestion(this.current.room.questions, id, change) })
  }

  private deliver(one: Outgoing) {
    const sent = this.client.send({ type: 'chat.send', ref: one.ref, text: one.text, replyTo: one.replyTo })
    const state = sent ? 'sent' : this.current.connection === 'over' ? 'unsent' : 'waiting'
    const delivered: Outgoing = { ...one, state, connection: this.catchUp.connection, code: undefined }
    this.update({ outgoing: this.current.room.outgoing.map((other) => (other.ref === one.ref ? delivered : other)) })
  }

  private receive(frames: Frame[]) {
    this.reading.heard(frames)
    this.set({ room: applyFrames(this.current.room, frames, clock.now()) })
    for (const frame of frames) {
      if (frame.type === 'reset') {
        this.readAnew()
      } else if (frame.type === 'signal') {
        this.passOn(frame.data)
      }
    }
    this.catchUp.heard(frames, this.current.room.seq)
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
      this.catchUp.opened()
    } else {
      this.catchUp.left(this.current.room.seq, connection === 'lost')
    }
    if (connection === 'over') {
      this.over(ending)
    }
  }

  private over(ending: Ending | null) {
    const { room } = this.current
    this.set({ connection: 'over', ending, room: { ...room, outgoing: giveUp(room.outgoing) } })
  }

  /** What the room no longer keeps is in the history, which is read until that works. */
  private readAnew() {
    this.stopReadingAgain()
    this.catchUp.reads()
    const { resets } = this.current.room
    const unlessReset = (action: () => void) => () => this.current.room.resets === resets && action()
    const done = unlessReset(() => this.catchUp.hasRead(this.current.connection === 'open'))
    const again = unlessReset(() => {
      this.readingAgain = this.world.setTimeout(() => this.readAnew(), READ_AGAIN_MILLIS)
    })
    this.readOlder().then(done, (error: unknown) => (isPassing(error) && !this.closed ? again() : done()))
  }

  private stopReadingAgain() {
    if (this.readingAgain !== null) {
      this.world.clearTimeout(this.readingAgain)
      this.readingAgain = null
    }
  }

  /** Says what came of it, and sends what did not arrive. */
  private caughtUp({ since, noticed, anew }: Missed) {
    const { room } = this.current
    const place = since ?? room.seq
    if (noticed) {
      const entries = room.chat.messages.filter((message) => message.seq > place).length
      this.set({ recovered: { at: clock.now(), entries, anew } })
    }
    const whole = reachesTo(room.chat, place)
    const { kept, again } = afterReturn(room.outgoing, room.chat.messages, room.you?.id ?? '', place, this.catchUp.connection, whole)
    if (room.outgoing.length > 0) {
      this.update({ outgoing: kept })
    }
    again.forEach((one) => this.deliver(one))
  }

  private update(change: Partial<RoomState>) {
    this.set({ room: { ...this.current.room, ...change } })
  }

  private set(change: Partial<Snapshot>) {
    this.current = { ...this.current, ...change }
    this.listeners.forEach((listener) => listener())
  }
}
