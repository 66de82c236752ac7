import { chat } from '../api/calls'
import { clock } from '../api/clock'
import type { Question } from '../api/types'
import { mergeMessages } from './chatState'
import { dropPosted } from './outbox'
import { isNumbered, type Frame } from './protocol'
import { applyFrames, type RoomState } from './state'

/** What is read by calls beside the room. It never undoes what the room says meanwhile. */
export class Reading {
  /** What the room has said since each of the reads under way began. */
  private readonly meanwhile = new Set<Frame[]>()

  constructor(
    private readonly streamId: string,
    private readonly room: () => RoomState,
    private readonly become: (room: RoomState) => void,
  ) {}

  heard(frames: Frame[]) {
    this.meanwhile.forEach((kept) => kept.push(...frames.filter(isNumbered)))
  }

  /** Older messages than those that are here, from the history. */
  async older() {
    const { messages, reachesBack } = this.room().chat
    if (reachesBack) {
      return
    }
    this.olderAre({ reading: true, failed: this.room().chat.older.failed })
    const { resets } = this.room()
    try {
      await this.read(chat.before(this.streamId, messages[0]?.seq), ({ items, next }, { chat: now, outgoing }) => ({
        chat: { ...now, messages: mergeMessages(now.messages, items), reachesBack: next === null, older: { reading: false, failed: false } },
        outgoing: dropPosted(outgoing, items),
      }))
    } catch (error) {
      if (this.room().resets === resets) {
        this.olderAre({ reading: false, failed: true })
      }
      throw error
    }
  }

  private olderAre(older: RoomState['chat']['older']) {
    const room = this.room()
    this.become({ ...room, chat: { ...room.chat, older } })
  }

  /** The reply knows one's own votes, but for those that were given or taken back since it was asked for. */
  async questions(reply: Promise<Question[]>) {
    const before = this.room().questions
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
    const { resets } = this.room()
    const meanwhile: Frame[] = []
    this.meanwhile.add(meanwhile)
    try {
      const found = await reply
      const room = this.room()
      if (room.resets === resets) {
        this.become(applyFrames({ ...room, ...put(found, room) }, meanwhile, clock.now()))
      }
    } finally {
      this.meanwhile.delete(meanwhile)
    }
  }
}
