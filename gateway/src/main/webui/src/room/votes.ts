import { questions as calls } from '../api/calls'
import type { Question } from '../api/types'

/** The calls about one question that are under way, and what is sure of one's own vote as long as they are. */
interface UnderWay {
  calls: number
  last: Promise<unknown>
  voted: boolean
}

/**
 * One's own votes. Each shows at once, and goes back when it was refused. The calls about one question are made one after the
 * other: two that are on their way together may arrive in either order, and the last wish has to be what counts.
 */
export class Votes {
  private readonly underWay = new Map<string, UnderWay>()

  constructor(
    private readonly streamId: string,
    private readonly known: (id: string) => Question | undefined,
    private readonly change: (id: string, change: Partial<Question>) => void,
  ) {}

  async turn(question: Question) {
    const { id } = question
    const voted = !question.upvotedByMe
    const upvotes = question.upvotes + (voted ? 1 : -1)
    const turns = this.underWay.get(id) ?? { calls: 0, last: Promise.resolve(), voted: question.upvotedByMe }
    this.underWay.set(id, turns)
    this.change(id, { upvotedByMe: voted, upvotes })
    const call = turns.last.then(() => (voted ? calls.vote : calls.unvote)(this.streamId, id))
    turns.calls++
    turns.last = call.catch(() => undefined)
    try {
      turns.voted = (await call).upvotedByMe
    } finally {
      if (--turns.calls === 0) {
        this.underWay.delete(id)
        this.settle(id, turns.voted, { voted, upvotes })
      }
    }
  }

  /** The room has the number, but for a vote that it never heard of. */
  private settle(id: string, voted: boolean, shown: { voted: boolean; upvotes: number }) {
    const back = voted !== shown.voted && this.known(id)?.upvotes === shown.upvotes
    this.change(id, { upvotedByMe: voted, ...(back ? { upvotes: shown.upvotes + (voted ? 1 : -1) } : {}) })
  }
}
