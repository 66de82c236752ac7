import type { Signal } from '../room/protocol'
import type { Signalling } from './DirectSource'
import { peerConfigurationOf, type PageSettings } from './settings'
import { CandidateBundle, parseSignal, type VideoSignal } from './signals'

interface Call {
  peer: string
  user: string
  connection: RTCPeerConnection
  candidates: CandidateBundle
  early: RTCIceCandidateInit[]
  work: Promise<unknown>
  /** Since when it has not been connected; Infinity while it is. */
  since: number
  /** Whether it has been connected at any time. */
  stood: boolean
}

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
    for (const [id, call] of this.calls) {
      this.tell(call.peer, { kind: 'bye', call: id })
      this.drop(id)
    }
    this.waiting.clear()
    this.tellChange()
  }

  /** Other tracks, or one less: each connection has a place for a picture and for sound from the beginning, so that none is made anew. */
  async setStream(stream: MediaStream) {
    this.stream = stream
    await Promise.all([...this.calls].map(([id, call]) => this.inTurn(id, call, () => this.exchangeTracks(id, call))))
  }

  /** The teacher is another peer in the room than before, and what was to be told meanwhile has been told to nobody. */
  announce() {
    this.calls.forEach((call, id) => this.tellShown(id, call))
  }

  private async exchangeTracks(id: string, call: Call) {
    for (const { sender, receiver } of call.connection.getTransceivers()) {
      await sender.replaceTrack(this.trackOf(receiver.track.kind))
    }
    this.tellShown(id, call)
  }

  private trackOf(kind: string): MediaStreamTrack | null {
    return this.stream?.getTracks().find((track) => track.kind === kind) ?? null
  }

  private tellShown(id: string, { peer }: Call) {
    const shown = { picture: this.trackOf('video') !== null, sound: this.trackOf('audio') !== null }
    this.tell(peer, { kind: 'shown', call: id, shown })
  }

  private hear({ from, user, data }: Signal) {
    const signal = parseSignal(data)
    if (signal === null) {
      return
    }
    if (signal.kind === 'want') {
      this.wanted(from, user.id, signal.call)
      return
    }
    const call = 'call' in signal ? this.calls.get(signal.call) : undefined
    if (call === undefined || !('call' in signal)) {
      if (signal.kind === 'bye') {
        this.waiting.delete(signal.call)
      }
      return
    }
    // A viewer who lost the room and came back to it is another peer there.
    call.peer = from
    if (signal.kind === 'here') {
      this.tellShown(signal.call, call)
    } else if (signal.kind === 'answer') {
      this.inTurn(signal.call, call, async () => {
        await call.connection.setRemoteDescription({ type: 'answer', sdp: signal.sdp })
        for (const candidate of call.early.splice(0)) {
          await call.connection.addIceCandidate(candidate)
        }
      })
    } else if (signal.kind === 'candidates') {
      this.inTurn(signal.call, call, async () => {
        for (const candidate of signal.candidates) {
          if (call.connection.remoteDescription) {
            await call.connection.addIceCandidate(candidate)
          } else {
            call.early.push(candidate)
          }
        }
      })
    } else if (signal.kind === 'bye') {
      this.drop(signal.call)
      this.freed()
    }
  }

  /**
   * Asked twice in a moment is asked once; whoever asks later again has lost what they had, and gets a new connection. Whose
   * connection never stood lets those go first who wait for a place: it may never stand.
   */
  private wanted(peer: string, user: string, id: string) {
    const before = this.calls.get(id)
    const underWay = before !== undefined && Number.isFinite(before.since)
    if (underWay && Date.now() - before.since < IMPATIENCE_MILLIS) {
      return
    }
    this.drop(id)
    this.dropLeftBehind(user)
    const others = this.waiting.size - (this.waiting.has(id) ? 1 : 0)
    const inVain = before !== undefined && !before.stood
    if (this.calls.size >= this.settings.directViewers || (inVain && others > 0)) {
      this.waiting.set(id, { peer, at: Date.now() })
      this.tell(peer, { kind: 'full', call: id, limit: this.settings.directViewers })
      this.freed()
      return
    }
    this.waiting.delete(id)
    const connection = new RTCPeerConnection(peerConfigurationOf(this.settings))
    const call: Call = {
      peer,
      user,
      connection,
      candidates: new CandidateBundle((candidates) => this.tell(call.peer, { kind: 'candidates', call: id, candidates })),
      early: [],
      work: Promise.resolve(),
      since: Date.now(),
      stood: false,
    }
    this.calls.set(id, call)
    this.tellChange()
    connection.onicecandidate = ({ candidate }) => call.candidates.add(candidate)
    connection.onconnectionstatechange = () => this.changed(id, call)
    void this.inTurn(id, call, async () => {
      connection.addTransceiver(this.trackOf('video') ?? 'video', { direction: 'sendonly', sendEncodings: [{ maxBitrate: this.maxBitrate }] })
      connection.addTransceiver(this.trackOf('audio') ?? 'audio', { direction: 'sendonly' })
      await connection.setLocalDescription()
      this.tell(call.peer, { kind: 'offer', call: id, sdp: connection.localDescription!.sdp })
      this.tellShown(id, call)
    })
  }

  private changed(id: string, call: Call) {
    const state = call.connection.connectionState
    if (state === 'connected') {
      call.since = Infinity
      call.stood = true
    } else if (state === 'failed' || state === 'closed') {
      this.drop(id)
      this.freed()
    } else {
      call.since = Math.min(call.since, Date.now())
    }
    this.tellChange()
  }

  private inTurn(id: string, call: Call, action: () => Promise<void>): Promise<unknown> {
    call.work = call.work.then(action).catch(() => {
      if (this.calls.get(id) === call) {
        this.drop(id)
        this.freed()
      }
    })
    return call.work
  }

  private sweep() {
    const now = Date.now()
    for (const [id, call] of this.calls) {
      if (now - call.since > GIVEN_UP_MILLIS) {
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
    const call = this.calls.get(id)
    this.calls.delete(id)
    if (call !== undefined) {
      call.candidates.close()
      call.connection.onconnectionstatechange = null
      call.connection.close()
    }
  }

  /** Whoever loads the page again asks under another name, and does not take a second place beside one that is broken. */
  private dropLeftBehind(user: string) {
    for (const [id, call] of this.calls) {
      if (call.user === user && call.connection.connectionState === 'disconnected') {
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
    const watching = [...this.calls.values()].filter((call) => call.connection.connectionState === 'connected').length
    if (watching !== this.current.watching || this.waiting.size !== this.current.waiting) {
      this.current = { watching, waiting: this.waiting.size }
      this.listeners.forEach((listener) => listener())
    }
  }
}
