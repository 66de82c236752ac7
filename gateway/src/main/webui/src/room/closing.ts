/** What a closed socket asks of the client. */
export type Ending = 'removed' | 'disabled' | 'deleted' | 'hidden' | 'rejected'

export type Closing =
  | { kind: 'final'; ending: Ending }
  | { kind: 'refresh' }
  | { kind: 'reopen'; withinMillis: number }
  | { kind: 'return'; afterMillis: number }
  | { kind: 'lost' }

const LONGEST_WAIT = 60_000
/** Everybody in a class is shown out at once when it ends; they come back to read over so long a time. */
const AFTER_CLASS = 10_000

export function closingOf(code: number, reason: string): Closing {
  switch (code) {
    case 4001:
      return { kind: 'refresh' }
    case 4003:
      return { kind: 'final', ending: reason === 'account disabled' ? 'disabled' : 'removed' }
    case 4004:
      return reason === 'ended' ? { kind: 'reopen', withinMillis: AFTER_CLASS } : { kind: 'final', ending: reason === 'hidden' ? reason : 'deleted' }
    case 4008:
      return { kind: 'return', afterMillis: 0 }
    case 1008:
      return { kind: 'final', ending: 'rejected' }
    case 1012: {
      const told = Number(/retry-after-ms=(\d+)/.exec(reason)?.[1] ?? 1000)
      return { kind: 'return', afterMillis: Math.min(told, LONGEST_WAIT) }
    }
    default:
      return { kind: 'lost' }
  }
}

/** A random delay that grows with each attempt in vain, so that a whole class does not come back in one instant. */
export function backOff(attempt: number, random: () => number): number {
  const ceiling = Math.min(15_000, 500 * 2 ** attempt)
  return Math.round(ceiling / 2 + (random() * ceiling) / 2)
}
