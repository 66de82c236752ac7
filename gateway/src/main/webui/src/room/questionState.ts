import type { Question } from '../api/types'

export type QuestionMap = Record<string, Question>

/** Frames are the same for everybody, so one's own vote is kept from what was there before. */
export function putQuestion(questions: QuestionMap, question: Question): QuestionMap {
  if (question.text === null) {
    return questions
  }
  const before = questions[question.id]
  return { ...questions, [question.id]: { ...question, upvotedByMe: before?.upvotedByMe ?? question.upvotedByMe ?? false } }
}

/** Null takes it away. What is said about a question that is not known yet is in it when it is read. */
export function changeQuestion(questions: QuestionMap, id: string, change: Partial<Question> | null): QuestionMap {
  const before = questions[id]
  if (!before) {
    return questions
  }
  if (change === null) {
    const { [id]: _, ...others } = questions
    return others
  }
  return { ...questions, [id]: { ...before, ...change } }
}

/** One at a time is being answered. */
export function setPinned(questions: QuestionMap, id: string, pinned: boolean): QuestionMap {
  return Object.fromEntries(
    Object.entries(questions).map(([key, question]) => {
      const now = key === id ? pinned : pinned ? false : question.pinned
      return [key, question.pinned === now ? question : { ...question, pinned: now }]
    }),
  )
}

/** What is being answered first, then by votes, then the older. Ids are ordered by time. */
export function byVotes(a: Question, b: Question): number {
  return Number(b.pinned) - Number(a.pinned) || b.upvotes - a.upvotes || (a.id < b.id ? -1 : 1)
}

/** The order on the page: it stays as it is while somebody's finger is on it, and news is added at the end. */
export function settledOrder(shown: string[], wanted: string[], held: boolean): string[] {
  if (!held) {
    return shown.length === wanted.length && shown.every((id, i) => id === wanted[i]) ? shown : wanted
  }
  const present = new Set(wanted)
  const kept = shown.filter((id) => present.has(id))
  const known = new Set(kept)
  return [...kept, ...wanted.filter((id) => !known.has(id))]
}
