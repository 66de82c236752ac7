import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Capture } from './Capture'

class FakeTrack {
  readyState = 'live'
  private ended = () => {}
  constructor(readonly kind: string) {}
  addEventListener(_: string, listener: () => void) {
    this.ended = listener
  }
  stop() {
    this.readyState = 'ended'
  }
  isPulledOut() {
    this.stop()
    this.ended()
  }
}

class FakeStream {
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

const device = (kind: string, deviceId: string) => ({ kind, deviceId, label: deviceId })

describe('the teacher’s devices', () => {
  let capture: Capture
  let opened: FakeTrack[]
  let plugged: object[]
  let asked: MediaStreamConstraints[]
  let permission: Promise<void>

  beforeEach(() => {
    opened = []
    asked = []
    permission = Promise.resolve()
    plugged = [device('videoinput', 'built-in'), device('videoinput', 'at the board'), device('audioinput', 'headset')]
    const open = async (constraints: MediaStreamConstraints) => {
      asked.push(constraints)
      await permission
      const tracks = [...(constraints.video ? [new FakeTrack('video')] : []), ...(constraints.audio ? [new FakeTrack('audio')] : [])]
      opened.push(...tracks)
      return new FakeStream(tracks)
    }
    vi.stubGlobal('MediaStream', FakeStream)
    vi.stubGlobal('navigator', {
      mediaDevices: { getUserMedia: open, getDisplayMedia: open, enumerateDevices: () => Promise.resolve(plugged) },
    })
    capture = new Capture('720p')
  })

  afterEach(() => vi.unstubAllGlobals())

  it('are the default ones again when a chosen camera was pulled out', async () => {
    await capture.start()
    await capture.useCamera('at the board')
    opened.at(-1)!.isPulledOut()
    plugged = plugged.slice(0, 1)
    await capture.lookForDevices()
    expect(capture.state()).toMatchObject({ camera: false, cameraId: null })

    await capture.toggleCamera()

    expect(asked.at(-1)!.video).not.toHaveProperty('deviceId')
    expect(capture.state().camera).toBe(true)
  })

  it('stay chosen while another one is plugged in', async () => {
    await capture.start()
    await capture.useCamera('at the board')
    await capture.useMicrophone('headset')
    plugged = [...plugged, device('audioinput', 'another')]
    await capture.lookForDevices()

    expect(capture.state()).toMatchObject({ cameraId: 'at the board', microphoneId: 'headset' })
  })

  it.each([
    ['camera and microphone', () => capture.start()],
    ['the camera', () => capture.toggleCamera()],
    ['the microphone', () => capture.toggleMicrophone()],
    ['the screen', () => capture.toggleScreen()],
  ])('are let go of when %s were allowed only after the page was left', async (_, begin) => {
    let allow = () => {}
    permission = new Promise((resolve) => (allow = resolve))
    const begun = begin()
    capture.stop()
    allow()
    await begun

    expect(opened.map(({ readyState }) => readyState)).not.toContain('live')
    expect(opened).not.toEqual([])
    expect(capture.state()).toMatchObject({ camera: false, microphone: false, screen: false, failure: null })
  })
})
