import { CandidateBundle, type VideoSignal } from './signals'

type Kind = 'video' | 'audio'

/** What is sent, of each kind one track or none. */
export type Tracks = (kind: Kind) => MediaStreamTrack | null

export interface Viewer {
  id: string
  /** Where they are in the room. Who lost the room and came back to it is another peer there. */
  peer: string
}

/** What a call has to say to its viewer, and to whoever holds it. */
interface CallEvents {
  say(signal: VideoSignal): void
  changed(): void
  /** It cannot go on. */
  failed(): void
}

/** The teacher's side of one connection. Its steps are taken one after the other. */
export class Call {
  private readonly candidates: CandidateBundle
  /** What came before the answer that it belongs to. */
  private readonly early: RTCIceCandidateInit[] = []
  private work: Promise<unknown> = Promise.resolve()
  /** Since when it has not been connected; Infinity while it is. */
  private since = Date.now()
  private closed = false
  /** Whether it has been connected at any time. */
  stood = false

  constructor(
    readonly id: string,
    readonly viewer: Viewer,
    private readonly connection: RTCPeerConnection,
    private readonly events: CallEvents,
  ) {
    this.candidates = new CandidateBundle((candidates) => events.say({ kind: 'candidates', call: id, candidates }))
    connection.onicecandidate = ({ candidate }) => this.candidates.add(candidate)
    connection.onconnectionstatechange = () => this.changed()
  }

  get state() {
    return this.connection.connectionState
  }

  /** For how many milliseconds it has not been connected; less than none while it is. */
  aloneFor(now: number): number {
    return now - this.since
  }

  /** With a place for a picture and for sound from the beginning, so that it is not made anew when one of them comes later. */
  offer(tracks: Tracks, maxBitrate: number) {
    return this.inTurn(async () => {
      this.connection.addTransceiver(tracks('video') ?? 'video', { direction: 'sendonly', sendEncodings: [{ maxBitrate }] })
      this.connection.addTransceiver(tracks('audio') ?? 'audio', { direction: 'sendonly' })
      await this.connection.setLocalDescription()
      this.events.say({ kind: 'offer', call: this.id, sdp: this.connection.localDescription!.sdp })
      this.show(tracks)
    })
  }

  answered(sdp: string) {
    return this.inTurn(async () => {
      await this.connection.setRemoteDescription({ type: 'answer', sdp })
      for (const candidate of this.early.splice(0)) {
        await this.connection.addIceCandidate(candidate)
      }
    })
  }

  meet(candidates: RTCIceCandidateInit[]) {
    return this.inTurn(async () => {
      for (const candidate of candidates) {
        if (this.connection.remoteDescription) {
          await this.connection.addIceCandidate(candidate)
        } else {
          this.early.push(candidate)
        }
      }
    })
  }

  exchange(tracks: Tracks) {
    return this.inTurn(async () => {
      for (const { sender, receiver } of this.connection.getTransceivers()) {
        await sender.replaceTrack(tracks(receiver.track.kind as Kind))
      }
      this.show(tracks)
    })
  }

  /** Says what there is to see and to hear. */
  show(tracks: Tracks) {
    const shown = { picture: tracks('video') !== null, sound: tracks('audio') !== null }
    this.events.say({ kind: 'shown', call: this.id, shown })
  }

  close() {
    this.closed = true
    this.candidates.close()
    this.connection.onconnectionstatechange = null
    this.connection.close()
  }

  private changed() {
    if (this.state === 'connected') {
      this.since = Infinity
      this.stood = true
    } else if (this.state === 'failed' || this.state === 'closed') {
      this.events.failed()
    } else {
      this.since = Math.min(this.since, Date.now())
    }
    this.events.changed()
  }

  private inTurn(step: () => Promise<void>): Promise<unknown> {
    this.work = this.work.then(step).catch(() => {
      if (!this.closed) {
        this.events.failed()
      }
    })
    return this.work
  }
}
