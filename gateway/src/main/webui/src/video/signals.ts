import type { Shown } from './source'

/** What teacher and viewer tell each other over the room to find a direct way. `call` names one viewer's attempt. */
export type VideoSignal =
  | { kind: 'want'; call: string }
  | { kind: 'offer'; call: string; sdp: string }
  | { kind: 'answer'; call: string; sdp: string }
  | { kind: 'candidates'; call: string; candidates: RTCIceCandidateInit[] }
  | { kind: 'shown'; call: string; shown: Shown }
  | { kind: 'here'; call: string }
  | { kind: 'full'; call: string; limit: number }
  | { kind: 'free' }
  | { kind: 'bye'; call: string }

const KINDS = new Set(['want', 'offer', 'answer', 'candidates', 'shown', 'here', 'full', 'free', 'bye'])

/** Null for what somebody else's client sends. */
export function parseSignal(data: unknown): VideoSignal | null {
  const known = typeof data === 'object' && data !== null && 'kind' in data && KINDS.has(String(data.kind))
  return known ? (data as VideoSignal) : null
}

const GATHER_MILLIS = 60

/** Sends candidates in bundles: each signal is counted, and most of them come at once. */
export class CandidateBundle {
  private waiting: RTCIceCandidateInit[] = []
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly send: (candidates: RTCIceCandidateInit[]) => void) {}

  add(candidate: RTCIceCandidate | null) {
    if (candidate === null) {
      return
    }
    this.waiting.push(candidate.toJSON())
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.send(this.waiting.splice(0))
    }, GATHER_MILLIS)
  }

  close() {
    if (this.timer !== null) {
      clearTimeout(this.timer)
    }
  }
}
