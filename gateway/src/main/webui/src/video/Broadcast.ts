import type { Signal } from '../room/protocol'
import { Call, type Tracks, type Viewer } from './Call'
import type { Signalling } from './DirectSource'
import { peerConfigurationOf, type PageSettings } from './settings'
import { parseSignal, type VideoSignal } from './signals'

export interface BroadcastState {
  watching: number
  waiting: number
}

const GIVEN_UP_MILLIS = 12_000
/** An offer may take this long to be made and to arrive. */
const IMPATIENCE_MILLIS = 4_000
const SWEEP_MILLIS = 3_000
const WAITING_MILLIS = 40_000

/** The teacher's side of the direct way: one connection to each viewer who asks, up to a limit. */
export class Broadcast {
  private readonly calls = new Map<string, Call>()
  private readonly waiting = new Map<string, { peer: string; at: number }>()
  private readonly listeners = new Set<() => void>()
  private current: BroadcastState = { watching: 0, waiting: 0 }
  private stream: MediaStream | null = null
  private maxBitrate = 0
  private unlisten: (() => void) | null = null
  private sweeping: ReturnType<typeof setInterval> | null = null

  constructor(
    private readonly signalling: Signalling,
    private readonly settings: PageSettings,
  ) {}

  private readonly tracks: Tracks = (kind) => this.stream?.getTracks().find((track) => track.kind === kind) ?? null

  readonly state = () => this.current

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Begins to answer those who ask. */
  start(maxBitrate: number) {
    this.maxBitrate = maxBitrate
    this.unlisten ??= this.signalling.listen((signal) => this.hear(signal))
    this.sweeping ??= setInterval(() => this.sweep(), SWEEP_MILLIS)
  }

  stop() {
    this.unlisten?.()
    this.unlisten = null
    if (this.sweeping !== null) {
      clearInterval(this.sweeping)
      this.sweeping = null
    }
    for (const { id, viewer } of this.calls.values()) {
      this.tell(viewer.peer, { kind: 'bye', call: id })
      this.drop(id)
    }
    this.waiting.clear()
    this.tellChange()
  }

  /** Other tracks, or one less. */
  async setStream(stream: MediaStream) {
    this.stream = stream
    await Promise.all([...this.calls.values()].map((call) => call.exchange(this.tracks)))
  }

  /** The teacher is another peer in the room than before, and what was to be told meanwhile has been told to nobody. */
  announce() {
    this.calls.forEach((call) => call.show(this.tracks))
  }

  private hear({ from, user, data }: Signal) {
    const signal = parseSignal(data)
    if (signal === null || !('call' in signal)) {
      return
    }
    if (signal.kind === 'want') {
      this.wanted({ id: user.id, peer: from }, signal.call)
      return
    }
    const call = this.calls.get(signal.call)
    if (call !== undefined) {
      call.viewer.peer = from
      this.deal(call, signal)
    } else if (signal.kind === 'bye') {
      this.waiting.delete(signal.call)
    }
  }

  private deal(call: Call, signal: VideoSignal) {
    switch (signal.kind) {
      case 'here':
        call.show(this.tracks)
        break
      case 'answer':
        void call.answered(signal.sdp)
        break
      case 'candidates':
        void call.meet(signal.candidates)
        break
      case 'bye':
        this.drop(call.id)
        this.freed()
        break
      default:
    }
  }

  /**
   * Asked twice in a moment is asked once; whoever asks later again has lost what they had, and gets a new connection. Whose
   * connection never stood lets those go first who wait for a place: it may never stand.
   */
  private wanted(viewer: Viewer, id: string) {
    const before = this.calls.get(id)
    const alone = before?.aloneFor(Date.now()) ?? Infinity
    if (alone >= 0 && alone < IMPATIENCE_MILLIS) {
      return
    }
    this.drop(id)
    this.dropLeftBehind(viewer.id)
    const others = this.waiting.size - (this.waiting.has(id) ? 1 : 0)
    const inVain = before !== undefined && !before.stood
    if (this.calls.size >= this.settings.directViewers || (inVain && others > 0)) {
      this.waiting.set(id, { peer: viewer.peer, at: Date.now() })
      this.tell(viewer.peer, { kind: 'full', call: id, limit: this.settings.directViewers })
      this.freed()
    } else {
      this.waiting.delete(id)
      this.call(viewer, id)
    }
  }

  private call(viewer: Viewer, id: string) {
    const call = new Call(id, viewer, new RTCPeerConnection(peerConfigurationOf(this.settings)), {
      say: (signal) => this.tell(viewer.peer, signal),
      changed: () => this.tellChange(),
      failed: () => {
        this.drop(id)
        this.freed()
      },
    })
    this.calls.set(id, call)
    this.tellChange()
    void call.offer(this.tracks, this.maxBitrate)
  }

  private sweep() {
    const now = Date.now()
    for (const [id, call] of this.calls) {
      if (call.aloneFor(now) > GIVEN_UP_MILLIS) {
        this.drop(id)
      }
    }
    for (const [id, { at }] of this.waiting) {
      if (now - at > WAITING_MILLIS) {
        this.waiting.delete(id)
      }
    }
    this.freed()
  }

  private drop(id: string) {
    this.calls.get(id)?.close()
    this.calls.delete(id)
  }

  /** Whoever loads the page again asks under another name, and does not take a second place beside one that is broken. */
  private dropLeftBehind(user: string) {
    for (const [id, call] of this.calls) {
      if (call.viewer.id === user && call.state === 'disconnected') {
        this.drop(id)
      }
    }
  }

  /** Tells those who wait, the first first, that there are places. */
  private freed() {
    const places = this.settings.directViewers - this.calls.size
    for (const [id, { peer }] of [...this.waiting].slice(0, Math.max(0, places))) {
      this.waiting.delete(id)
      this.tell(peer, { kind: 'free' })
    }
    this.tellChange()
  }

  private tell(peer: string, signal: VideoSignal) {
    this.signalling.send(peer, signal)
  }

  private tellChange() {
    const watching = [...this.calls.values()].filter((call) => call.state === 'connected').length
    if (watching !== this.current.watching || this.waiting.size !== this.current.waiting) {
      this.current = { watching, waiting: this.waiting.size }
      this.listeners.forEach((listener) => listener())
    }
  }
}
