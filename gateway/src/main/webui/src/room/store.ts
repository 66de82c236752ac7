import { chat, questions, type StreamFilter } from '../api/calls'
import type { Question } from '../api/types'
import { mergeMessages } from './chatState'
import { RoomClient, type Connection, type RoomWorld } from './client'
import type { Ending } from './closing'
import { afterReturn, type Outgoing } from './outbox'
import type { Frame, Signal } from './protocol'
import { putQuestion, setPinned, type QuestionMap } from './questionState'
import { applyFrames, EMPTY_ROOM, type RoomState } from './state'

/** What a page has to say about the connection. */
export interface Link {
  connection: Connection
  ending: Ending | null
  /** Said once after coming back: how much was caught up, or that everything was loaded anew. */
  recovered: { at: number; entries: number; anew: boolean } | null
  /** How many attempts have failed since it was last open. */
  failures: number
}

export interface Snapshot extends Link {
  room: RoomState
}

const CALM_MILLIS = 400
type SignalListener = (signal: Signal) => void

/** One room as a page sees it: the socket, what it said, and what this person is about to say. */
export class RoomStore {
  private current: Snapshot = { room: EMPTY_ROOM, connection: 'connecting', ending: null, recovered: null, failures: 0 }
  private readonly listeners = new Set<() => void>()
  private readonly signalListeners = new Set<SignalListener>()
  private readonly client: RoomClient
  private lostAt: number | null = null
  private settling: number | null = null
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
  }

  /** Another reply has said that this person may not be here any more: there is no sense in trying on. */
  shut(ending: Ending) {
    this.client.close()
    this.set({ connection: 'over', ending })
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

  discard(ref: string) {
    this.update({ outgoing: this.current.room.outgoing.filter((one) => one.ref !== ref) })
  }

  /** Older messages than those that are here, from the history. */
  async readOlder() {
    const { messages, reachesBack } = this.current.room.chat
    if (reachesBack) {
      return
    }
    const page = await chat.before(this.streamId, messages[0]?.seq)
    const { chat: now } = this.current.room
    this.update({ chat: { ...now, messages: mergeMessages(now.messages, page.items), reachesBack: page.next === null } })
  }

  async readQuestions(read: (query: Pick<StreamFilter, 'limit' | 'after'>) => Promise<Question[]>) {
    const found = await read({})
    const votes = new Map(found.map((question) => [question.id, question.upvotedByMe]))
    let map: QuestionMap = this.current.room.questions
    for (const question of found) {
      map = putQuestion(map, question)
      map = { ...map, [question.id]: { ...map[question.id]!, upvotedByMe: votes.get(question.id) ?? false } }
    }
    this.update({ questions: map })
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
      outgoing: this.current.room.outgoing.map((other) => (other.ref === one.ref ? { ...other, state, code: undefined } : other)),
    })
  }

  private receive(frames: Frame[]) {
    for (const frame of frames) {
      if (frame.type === 'signal') {
        this.signalListeners.forEach((listener) => listener(frame.data))
      }
    }
    this.set({ room: applyFrames(this.current.room, frames, Date.now()) })
    if (this.settling !== null) {
      this.settle()
    }
  }

  private connected(connection: Connection, ending: Ending | null) {
    if (connection === 'lost') {
      this.lostAt ??= this.current.room.seq
    }
    const failures = connection === 'open' ? 0 : connection === 'lost' ? this.current.failures + 1 : this.current.failures
    this.set({ connection, ending, failures })
    if (connection === 'open') {
      this.settle()
    }
  }

  /** Waits until what was missed has come, which is when nothing more comes for a moment. */
  private settle() {
    if (this.settling !== null) {
      this.world.clearTimeout(this.settling)
    }
    this.settling = this.world.setTimeout(() => {
      this.settling = null
      this.settled()
    }, CALM_MILLIS)
  }

  private settled() {
    const { room } = this.current
    const since = this.lostAt
    this.lostAt = null
    if (since !== null) {
      const entries = room.chat.messages.filter((message) => message.seq > since).length
      this.set({ recovered: { at: Date.now(), entries, anew: room.resets > 0 && room.chat.messages.length === 0 } })
    }
    const { kept, again } = afterReturn(room.outgoing, room.chat.messages, room.you?.id ?? '', since ?? room.seq)
    if (kept.length !== room.outgoing.length) {
      this.update({ outgoing: kept })
    }
    again.filter((one) => since !== null || one.state === 'waiting').forEach((one) => this.deliver(one))
  }

  private update(change: Partial<RoomState>) {
    this.set({ room: { ...this.current.room, ...change } })
  }

  private set(change: Partial<Snapshot>) {
    this.current = { ...this.current, ...change }
    this.listeners.forEach((listener) => listener())
  }
}
