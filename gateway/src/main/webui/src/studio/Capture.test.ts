import { beforeEach, describe, expect, it } from 'vitest'
import { machine } from '../test/media'
import { Capture } from './Capture'

const device = (kind: string, deviceId: string) => ({ kind, deviceId, label: deviceId })

describe('the teacher’s devices', () => {
  let capture: Capture
  let here: ReturnType<typeof machine>

  beforeEach(() => {
    here = machine([device('videoinput', 'built-in'), device('videoinput', 'at the board'), device('audioinput', 'headset')])
    capture = new Capture('720p')
  })

  it('can be chosen from also when one of them alone was turned on', async () => {
    await capture.toggleMicrophone()

    expect(capture.state().devices.map(({ deviceId }) => deviceId)).toEqual(['built-in', 'at the board', 'headset'])
  })

  it('are the default ones again when a chosen camera was pulled out', async () => {
    await capture.start()
    await capture.useCamera('at the board')
    here.opened.at(-1)!.isPulledOut()
    here.plugged = here.plugged.slice(0, 1)
    await capture.lookForDevices()
    expect(capture.state()).toMatchObject({ camera: false, cameraId: null })

    await capture.toggleCamera()

    expect(here.asked.at(-1)!.video).not.toHaveProperty('deviceId')
    expect(capture.state().camera).toBe(true)
  })

  describe('of which one is pulled out while it is on', () => {
    const pulledOut = (kind: string) => here.opened.findLast((track) => track.kind === kind)!.isPulledOut()

    beforeEach(() => capture.start())

    it.each([
      ['microphone', 'audio', 'headset'],
      ['camera', 'video', 'at the board'],
    ] as const)('are said to be without a %s until another one takes its place', async (device, kind, other) => {
      pulledOut(kind)
      expect(capture.state()).toMatchObject({ [device]: false, lost: [device] })
      expect(capture.state().stream.getTracks().map((track) => track.kind)).not.toContain(kind)
      await capture.replace(device, other)

      expect(here.asked.at(-1)![kind]).toMatchObject({ deviceId: { exact: other } })
      expect(capture.state()).toMatchObject({ [device]: true, [`${device}Id`]: other, lost: [] })
    })

    it('lack nothing any more when one goes on without it', () => {
      pulledOut('audio')
      pulledOut('video')
      capture.goWithout('camera')

      expect(capture.state().lost).toEqual(['microphone'])
    })

    it('lack nothing when it was turned off before, or when the browser ends the sharing of a screen', async () => {
      await capture.toggleCamera()
      here.opened[0]!.isPulledOut()
      await capture.toggleScreen()
      here.opened.at(-1)!.isPulledOut()

      expect(capture.state()).toMatchObject({ screen: false, lost: [] })
    })
  })

  it('stay chosen while another one is plugged in', async () => {
    await capture.start()
    await capture.useCamera('at the board')
    await capture.useMicrophone('headset')
    here.plugged = [...here.plugged, device('audioinput', 'another')]
    await capture.lookForDevices()

    expect(capture.state()).toMatchObject({ cameraId: 'at the board', microphoneId: 'headset' })
  })

  it('stay off while another one is chosen, which is the one that is turned on then', async () => {
    await capture.start()
    await capture.toggleCamera()
    await capture.useCamera('at the board')
    expect(capture.state()).toMatchObject({ camera: false, cameraId: 'at the board' })

    await capture.toggleCamera()

    expect(here.asked.at(-1)!.video).toMatchObject({ deviceId: { exact: 'at the board' } })
  })

  it('stay off when they are turned off while another one is being opened', async () => {
    await capture.start()
    let allow = (_?: unknown) => {}
    here.permission = new Promise((resolve) => (allow = resolve))
    const choosing = capture.useCamera('at the board')
    await capture.toggleCamera()
    allow()
    await choosing

    expect(capture.state().camera).toBe(false)
    expect(here.opened.filter(({ kind, readyState }) => kind === 'video' && readyState === 'live')).toEqual([])
  })

  describe('whose picture is to be another', () => {
    const sizes = () => here.opened.find(({ kind }) => kind === 'video')!.constraints

    it('give it at once, without being opened anew', async () => {
      await capture.start()
      await capture.useQuality('1080p')

      expect(sizes()).toMatchObject({ height: { ideal: 1080 } })
      expect(here.asked).toHaveLength(1)
    })

    it('give it when they are turned on', async () => {
      await capture.useQuality('360p')
      await capture.start()

      expect(here.asked.at(-1)!.video).toMatchObject({ height: { ideal: 360 } })
    })

    it('give it when that was said while a person was still being asked for the camera', async () => {
      let allow = (_?: unknown) => {}
      here.permission = new Promise((resolve) => (allow = resolve))
      const starting = capture.start()
      await capture.useQuality('1080p')
      allow()
      await starting

      expect(sizes()).toMatchObject({ height: { ideal: 1080 } })
    })

    it('go on as they are when they cannot give it', async () => {
      await capture.start()
      here.opened[0]!.cannot = true
      await capture.useQuality('1080p')

      expect(capture.state()).toMatchObject({ camera: true, failure: null })
    })
  })

  it.each([
    ['camera and microphone', () => capture.start()],
    ['the camera', () => capture.toggleCamera()],
    ['the microphone', () => capture.toggleMicrophone()],
    ['the screen', () => capture.toggleScreen()],
  ])('are let go of when %s were allowed only after the page was left', async (_, begin) => {
    let allow = (_?: unknown) => {}
    here.permission = new Promise((resolve) => (allow = resolve))
    const begun = begin()
    capture.stop()
    allow()
    await begun

    expect(here.opened.map(({ readyState }) => readyState)).not.toContain('live')
    expect(here.opened).not.toEqual([])
    expect(capture.state()).toMatchObject({ camera: false, microphone: false, screen: false, failure: null })
  })
})
