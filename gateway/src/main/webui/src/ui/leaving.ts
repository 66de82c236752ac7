type Question = () => Promise<boolean>

let question: Question | null = null

/** Has a person asked before anything takes them out of the page that they are in. The question stands until it is taken back. */
export function askBeforeLeaving(ask: Question): () => void {
  question = ask
  return () => {
    if (question === ask) {
      question = null
    }
  }
}

/** Whether a person is content to leave their page. Most pages let them go without a question. */
export async function mayLeave(): Promise<boolean> {
  return question === null || question()
}
