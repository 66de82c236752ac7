import type { Quality } from '../api/types'
import { cameraConstraints, failureOf, microphoneConstraints, type MediaFailure } from './media'

export interface CaptureState {
  /** What is sent and previewed: the screen or the camera, and the microphone. A new one each time that its tracks change. */
  stream: MediaStream
  camera: boolean
  microphone: boolean
  screen: boolean
  failure: MediaFailure | null
  cameraId: string | null
  microphoneId: string | null
  devices: MediaDeviceInfo[]
}

/** The teacher's camera, microphone and screen. Devices are opened when wanted and let go of when not. */
export class Capture {
  private current: CaptureState = {
    stream: new MediaStream(),
    camera: false,
    microphone: false,
    screen: false,
    failure: null,
    cameraId: null,
    microphoneId: null,
    devices: [],
  }
  private readonly listeners = new Set<() => void>()
  private camera: MediaStreamTrack | null = null
  private microphone: MediaStreamTrack | null = null
  private screen: MediaStreamTrack | null = null
  private stops = 0

  constructor(private readonly quality: Quality) {}

  readonly state = () => this.current

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Both at once, so that the browser asks once. */
  async start() {
    const { cameraId, microphoneId } = this.current
    await this.attempt(async () => {
      const got = await this.ask({ video: cameraConstraints(this.quality, cameraId), audio: microphoneConstraints(microphoneId) })
      this.keepCamera(got.getVideoTracks()[0] ?? null)
      this.keepMicrophone(got.getAudioTracks()[0] ?? null)
    })
    await this.lookForDevices()
  }

  async useCamera(deviceId: string | null) {
    await this.attempt(async () => {
      const got = await this.ask({ video: cameraConstraints(this.quality, deviceId) })
      this.keepCamera(got.getVideoTracks()[0] ?? null)
    })
    this.become({ cameraId: deviceId })
  }

  async useMicrophone(deviceId: string | null) {
    await this.attempt(async () => {
      const got = await this.ask({ audio: microphoneConstraints(deviceId) })
      this.keepMicrophone(got.getAudioTracks()[0] ?? null)
    })
    this.become({ microphoneId: deviceId })
  }

  toggleCamera() {
    return this.camera ? this.keepCamera(null) : this.useCamera(this.current.cameraId)
  }

  toggleMicrophone() {
    return this.microphone ? this.keepMicrophone(null) : this.useMicrophone(this.current.microphoneId)
  }

  async toggleScreen() {
    if (this.screen) {
      this.keepScreen(null)
      return
    }
    try {
      const got = await this.unlessStopped(navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 30 } } }))
      const track = got.getVideoTracks()[0] ?? null
      // Text has to stay sharp; that is worth more than smoothness.
      if (track) {
        track.contentHint = 'detail'
      }
      this.keepScreen(track)
    } catch {
      // Thought better of it: everything stays as it was.
    }
  }

  stop() {
    this.stops++
    for (const track of [this.camera, this.microphone, this.screen]) {
      track?.stop()
    }
    this.camera = null
    this.microphone = null
    this.screen = null
    this.changed()
  }

  async lookForDevices() {
    const found = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
    const devices = found.filter((device) => device.deviceId !== '')
    // What was pulled out cannot be what is wanted next.
    const still = (deviceId: string | null) => (devices.some((device) => device.deviceId === deviceId) ? deviceId : null)
    this.become({ devices, cameraId: still(this.current.cameraId), microphoneId: still(this.current.microphoneId) })
  }

  private ask(constraints: MediaStreamConstraints): Promise<MediaStream> {
    return this.unlessStopped(navigator.mediaDevices.getUserMedia(constraints))
  }

  /** A browser may ask a person first. What they allow after everything was stopped is let go of at once. */
  private async unlessStopped(asked: Promise<MediaStream>): Promise<MediaStream> {
    const before = this.stops
    const got = await asked
    if (before === this.stops) {
      return got
    }
    got.getTracks().forEach((track) => track.stop())
    return new MediaStream()
  }

  private async attempt(action: () => Promise<void>) {
    try {
      await action()
      this.become({ failure: null })
    } catch (error) {
      this.become({ failure: failureOf(error) })
    }
  }

  private keepCamera(track: MediaStreamTrack | null) {
    this.camera?.stop()
    this.camera = track
    this.onEnd(track, () => this.camera === track && this.keepCamera(null))
    this.changed()
  }

  private keepMicrophone(track: MediaStreamTrack | null) {
    this.microphone?.stop()
    this.microphone = track
    this.onEnd(track, () => this.microphone === track && this.keepMicrophone(null))
    this.changed()
  }

  private keepScreen(track: MediaStreamTrack | null) {
    this.screen?.stop()
    this.screen = track
    this.onEnd(track, () => this.screen === track && this.keepScreen(null))
    this.changed()
  }

  /** A device that is pulled out, or a screen whose sharing the browser ends. */
  private onEnd(track: MediaStreamTrack | null, action: () => void) {
    track?.addEventListener('ended', action)
  }

  private changed() {
    const tracks = [this.screen ?? this.camera, this.microphone].filter((track) => track !== null)
    this.become({
      stream: new MediaStream(tracks),
      camera: this.camera !== null,
      microphone: this.microphone !== null,
      screen: this.screen !== null,
    })
  }

  private become(change: Partial<CaptureState>) {
    this.current = { ...this.current, ...change }
    this.listeners.forEach((listener) => listener())
  }
}
