import type { Quality } from '../api/types'
import { cameraConstraints, failureOf, microphoneConstraints, type MediaFailure } from './media'
import { Slot } from './Slot'

export type Device = 'camera' | 'microphone'

export interface CaptureState {
  /** What is sent and previewed: the screen or the camera, and the microphone. A new one each time that its tracks change. */
  stream: MediaStream
  camera: boolean
  microphone: boolean
  screen: boolean
  failure: MediaFailure | null
  /** What was on until it was pulled out or taken away, and has not been turned on again. */
  lost: Device[]
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
    lost: [],
    cameraId: null,
    microphoneId: null,
    devices: [],
  }
  private readonly listeners = new Set<() => void>()
  private readonly camera = new Slot(() => this.changed(), () => this.lose('camera'))
  private readonly microphone = new Slot(() => this.changed(), () => this.lose('microphone'))
  private readonly screen = new Slot(() => this.changed())

  constructor(private quality: Quality) {}

  readonly state = () => this.current

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Both at once, so that the browser asks once. */
  async start() {
    const { cameraId, microphoneId } = this.current
    await this.attempt(async () => {
      const [camera, microphone] = [this.wishForCamera(), this.microphone.wish()]
      const got = await ask({ video: cameraConstraints(this.quality, cameraId), audio: microphoneConstraints(microphoneId) })
      await camera(got.getVideoTracks()[0])
      microphone(got.getAudioTracks()[0])
    })
  }

  /** Takes the place of the one that is on. One that is off stays off: nobody is seen who only looks through a list. */
  async useCamera(deviceId: string | null) {
    if (this.camera.track) {
      await this.openCamera(deviceId)
    }
    this.become({ cameraId: deviceId })
  }

  async useMicrophone(deviceId: string | null) {
    if (this.microphone.track) {
      await this.openMicrophone(deviceId)
    }
    this.become({ microphoneId: deviceId })
  }

  /** Turns on what was lost, by this device. */
  async replace(device: Device, deviceId: string) {
    await (device === 'camera' ? this.openCamera(deviceId) : this.openMicrophone(deviceId))
    this.become(device === 'camera' ? { cameraId: deviceId } : { microphoneId: deviceId })
  }

  /** It stays off, and that is no loss. */
  goWithout(device: Device) {
    this.become({ lost: this.current.lost.filter((one) => one !== device) })
  }

  /** From now on, of a camera that is on as well. One that cannot goes on as it is. */
  async useQuality(quality: Quality) {
    if (quality !== this.quality) {
      this.quality = quality
      await this.camera.track?.applyConstraints(cameraConstraints(quality, null)).catch(() => undefined)
    }
  }

  toggleCamera() {
    return this.camera.track ? this.camera.clear() : this.openCamera(this.current.cameraId)
  }

  toggleMicrophone() {
    return this.microphone.track ? this.microphone.clear() : this.openMicrophone(this.current.microphoneId)
  }

  async toggleScreen() {
    if (this.screen.track) {
      this.screen.clear()
      return
    }
    const screen = this.screen.wish()
    try {
      const got = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 30 } } })
      const track = got.getVideoTracks()[0]
      // Text has to stay sharp; that is worth more than smoothness.
      if (track) {
        track.contentHint = 'detail'
      }
      screen(track)
    } catch {
      // Thought better of it: everything stays as it was.
    }
  }

  stop() {
    this.camera.clear()
    this.microphone.clear()
    this.screen.clear()
    this.become({ lost: [] })
  }

  async lookForDevices() {
    const found = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
    const devices = found.filter((device) => device.deviceId !== '')
    // What was pulled out cannot be what is wanted next.
    const still = (deviceId: string | null) => (devices.some((device) => device.deviceId === deviceId) ? deviceId : null)
    this.become({ devices, cameraId: still(this.current.cameraId), microphoneId: still(this.current.microphoneId) })
  }

  private openCamera(deviceId: string | null) {
    const camera = this.wishForCamera()
    return this.attempt(async () => camera((await ask({ video: cameraConstraints(this.quality, deviceId) })).getVideoTracks()[0]))
  }

  /** A person may take long to allow a camera, and another picture may be wanted by then. */
  private wishForCamera() {
    const put = this.camera.wish()
    const asked = this.quality
    return async (track: MediaStreamTrack | undefined) => {
      if (asked !== this.quality) {
        await track?.applyConstraints(cameraConstraints(this.quality, null)).catch(() => undefined)
      }
      put(track)
    }
  }

  private openMicrophone(deviceId: string | null) {
    const microphone = this.microphone.wish()
    return this.attempt(async () => microphone((await ask({ audio: microphoneConstraints(deviceId) })).getAudioTracks()[0]))
  }

  /** What there is to choose from a browser says only to whom it was allowed to use something. */
  private async attempt(action: () => Promise<void>) {
    try {
      await action()
      this.become({ failure: null })
    } catch (error) {
      this.become({ failure: failureOf(error) })
    }
    await this.lookForDevices()
  }

  private lose(device: Device) {
    this.become({ lost: [...this.current.lost, device] })
    void this.lookForDevices()
  }

  private changed() {
    const tracks = [this.screen.track ?? this.camera.track, this.microphone.track].filter((track) => track !== null)
    this.become({
      stream: new MediaStream(tracks),
      camera: this.camera.track !== null,
      microphone: this.microphone.track !== null,
      screen: this.screen.track !== null,
      lost: this.current.lost.filter((device) => this[device].track === null),
    })
  }

  private become(change: Partial<CaptureState>) {
    this.current = { ...this.current, ...change }
    this.listeners.forEach((listener) => listener())
  }
}

function ask(constraints: MediaStreamConstraints): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia(constraints)
}
