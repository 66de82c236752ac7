import { onTestFinished, vi } from 'vitest'

/** A camera or a microphone as the pages know it, and as a test can pull it out. */
export class FakeTrack {
  readyState = 'live'
  /** What was asked of it since it was opened. */
  constraints: MediaTrackConstraints | null = null
  cannot = false
  private readonly listeners: (() => void)[] = []

  constructor(readonly kind: string) {}

  addEventListener(_: string, listener: () => void) {
    this.listeners.push(listener)
  }

  getSettings() {
    return {}
  }

  applyConstraints(constraints: MediaTrackConstraints) {
    if (this.cannot) {
      return Promise.reject(new DOMException('', 'OverconstrainedError'))
    }
    this.constraints = constraints
    return Promise.resolve()
  }

  stop() {
    this.readyState = 'ended'
  }

  isPulledOut() {
    this.stop()
    this.listeners.forEach((listener) => listener())
  }
}

export class FakeStream {
  constructor(private readonly tracks: FakeTrack[] = []) {}

  getTracks() {
    return this.tracks
  }

  getVideoTracks() {
    return this.tracks.filter(({ kind }) => kind === 'video')
  }

  getAudioTracks() {
    return this.tracks.filter(({ kind }) => kind === 'audio')
  }
}

class FakeAudioContext {
  createAnalyser() {
    return { fftSize: 0, getFloatTimeDomainData: () => {} }
  }

  createMediaStreamSource() {
    return { connect: () => {} }
  }

  close() {
    return Promise.resolve()
  }
}

/** A machine with a camera and a microphone, and more where the test names them. What was opened is there to be looked at. */
export function machine(plugged: object[] = []) {
  const here = { plugged, opened: [] as FakeTrack[], asked: [] as MediaStreamConstraints[], permission: Promise.resolve() as Promise<unknown> }
  const open = async (constraints: MediaStreamConstraints) => {
    here.asked.push(constraints)
    await here.permission
    const tracks = [...(constraints.video ? [new FakeTrack('video')] : []), ...(constraints.audio ? [new FakeTrack('audio')] : [])]
    here.opened.push(...tracks)
    return new FakeStream(tracks)
  }
  vi.stubGlobal('MediaStream', FakeStream)
  vi.stubGlobal('AudioContext', FakeAudioContext)
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: {
      getUserMedia: open, getDisplayMedia: open, enumerateDevices: () => Promise.resolve(here.plugged),
      addEventListener: () => {}, removeEventListener: () => {},
    },
  })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'mediaDevices'))
  return here
}
