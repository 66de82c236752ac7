import { newId } from '../api/ids'
import type { Signal } from '../room/protocol'
import { pageSettings, peerConfigurationOf } from './settings'
import { CandidateBundle, parseSignal, type VideoSignal } from './signals'
import type { VideoSource, VideoState } from './source'

/** The way to the teacher: the room. */
export interface Signalling {
  send(to: string, data: unknown): boolean
  listen(listener: (signal: Signal) => void): () => void
}

const ASK_MILLIS = 1_500
const ASK_WHEN_FULL_MILLIS = 15_000
const PATIENCE_MILLIS = 8_000
const ANNOUNCE_MILLIS = 5_000

/**
 * The picture straight from the teacher's browser. It asks until it is answered; the teacher offers, this answers. The
 * connection does not depend on the room once it stands, and is asked for anew when it breaks.
 */
export class DirectSource implements VideoSource {
  readonly kind = 'direct'
  private current: VideoState = { phase: 'waiting', stream: null }
  private readonly listeners = new Set<() => void>()
  private readonly call = newId()
  private connection: RTCPeerConnection | null = null
  private candidates: CandidateBundle | null = null
  private early: RTCIceCandidateInit[] = []
  private unlisten: (() => void) | null = null
  private asking: ReturnType<typeof setTimeout> | null = null
  private announcing: ReturnType<typeof setTimeout> | null = null
  private teacher = 'teacher'
  /** Other studios of the same teacher, who may have two of them open. */
  private readonly others = new Set<string>()
  /** Signals are dealt with one after the other. */
  private work: Promise<unknown> = Promise.resolve()

  constructor(private readonly signalling: Signalling) {}

  readonly state = () => this.current

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  start() {
    this.unlisten ??= this.signalling.listen((signal) => {
      const data = parseSignal(signal.data)
      if (data !== null && (data.kind === 'free' || data.call === this.call)) {
        this.work = this.work.then(() => this.hear(signal.from, data)).catch(() => this.interrupted())
      }
    })
    // They are needed when the offer comes, and to read them then would cost time.
    pageSettings().catch(() => undefined)
    if (this.connection?.connectionState !== 'connected') {
      this.ask()
    }
  }

  stop() {
    this.unlisten?.()
    this.unlisten = null
    this.clearAsking()
    this.signalling.send(this.teacher, { kind: 'bye', call: this.call } satisfies VideoSignal)
    this.hangUp()
    this.become({ phase: 'waiting', stream: null })
  }

  /** Said until it is answered, since the teacher may be the one who is not back yet. */
  announce() {
    this.clearAnnouncing()
    if (this.connection !== null) {
      this.signalling.send('teacher', { kind: 'here', call: this.call } satisfies VideoSignal)
      this.announcing = setTimeout(() => this.announce(), ANNOUNCE_MILLIS)
    }
  }

  private clearAnnouncing() {
    if (this.announcing !== null) {
      clearTimeout(this.announcing)
      this.announcing = null
    }
  }

  private ask() {
    this.clearAsking()
    const inVain = this.connection !== null
    this.hangUp()
    this.others.clear()
    this.signalling.send('teacher', { kind: 'want', call: this.call } satisfies VideoSignal)
    this.askIn(this.current.phase === 'full' ? ASK_WHEN_FULL_MILLIS : inVain ? PATIENCE_MILLIS : ASK_MILLIS)
  }

  private askIn(millis: number) {
    this.clearAsking()
    this.asking = setTimeout(() => this.ask(), millis)
  }

  private clearAsking() {
    if (this.asking !== null) {
      clearTimeout(this.asking)
      this.asking = null
    }
  }

  /** All studios of a teacher answer. The first that offers is listened to, and no other as long as its offer stands. */
  private isFromAnother(from: string, { kind }: VideoSignal): boolean {
    if (this.connection !== null && from !== this.teacher && (kind === 'offer' || kind === 'full')) {
      this.others.add(from)
    }
    return this.others.has(from)
  }

  private async hear(from: string, signal: VideoSignal) {
    if (this.isFromAnother(from, signal)) {
      return
    }
    switch (signal.kind) {
      case 'offer':
        this.teacher = from
        await this.answer(from, signal.sdp)
        break
      case 'candidates':
        await this.add(signal.candidates)
        break
      case 'shown':
        this.teacher = from
        this.clearAnnouncing()
        this.become({ ...this.current, shown: signal.shown })
        break
      case 'full':
        this.hangUp()
        this.become({ phase: 'full', stream: null, limit: signal.limit })
        this.askIn(ASK_WHEN_FULL_MILLIS)
        break
      case 'free':
        if (this.current.phase === 'full') {
          this.ask()
        }
        break
      case 'bye':
        this.hangUp()
        this.become({ phase: 'waiting', stream: null })
        this.askIn(ASK_MILLIS)
        break
      default:
    }
  }

  private async answer(from: string, sdp: string) {
    this.askIn(PATIENCE_MILLIS)
    const connection = this.connection ?? (await this.connect(from))
    await connection.setRemoteDescription({ type: 'offer', sdp })
    for (const candidate of this.early.splice(0)) {
      await connection.addIceCandidate(candidate)
    }
    await connection.setLocalDescription()
    this.signalling.send(from, { kind: 'answer', call: this.call, sdp: connection.localDescription!.sdp } satisfies VideoSignal)
  }

  private async add(candidates: RTCIceCandidateInit[]) {
    if (!this.connection?.remoteDescription) {
      this.early.push(...candidates)
      return
    }
    for (const candidate of candidates) {
      await this.connection.addIceCandidate(candidate)
    }
  }

  private async connect(teacher: string): Promise<RTCPeerConnection> {
    const connection = new RTCPeerConnection(peerConfigurationOf(await pageSettings()))
    this.connection = connection
    this.become({ phase: 'connecting', stream: this.current.stream })
    const candidates = new CandidateBundle((bundle) =>
      this.signalling.send(teacher, { kind: 'candidates', call: this.call, candidates: bundle } satisfies VideoSignal),
    )
    this.candidates = candidates
    connection.onicecandidate = ({ candidate }) => candidates.add(candidate)
    const stream = new MediaStream()
    connection.ontrack = ({ track }) => {
      stream.addTrack(track)
      track.onended = () => stream.removeTrack(track)
      this.become({ ...this.current, stream })
    }
    connection.onconnectionstatechange = () => {
      if (connection !== this.connection) {
        return
      }
      if (connection.connectionState === 'connected') {
        this.clearAsking()
        this.become({ phase: 'playing', stream })
      } else if (['failed', 'closed', 'disconnected'].includes(connection.connectionState)) {
        this.interrupted()
      }
    }
    return connection
  }

  /** The last picture stays until a new one comes. */
  private interrupted() {
    const { stream } = this.current
    this.hangUp()
    this.become({ phase: 'interrupted', stream })
    if (this.unlisten !== null) {
      this.ask()
    }
  }

  private hangUp() {
    this.clearAnnouncing()
    const connection = this.connection
    this.connection = null
    this.candidates?.close()
    this.early = []
    connection?.close()
  }

  private become(next: VideoState) {
    this.current = { ...next, shown: next.shown ?? this.current.shown }
    this.listeners.forEach((listener) => listener())
  }
}
