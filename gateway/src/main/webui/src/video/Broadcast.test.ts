import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Signal } from '../room/protocol'
import { Broadcast } from './Broadcast'

interface FakeTrack {
  kind: string
}

interface FakeTransceiver {
  sender: { track: FakeTrack | null; replaceTrack: (next: FakeTrack | null) => Promise<void> }
  receiver: { track: FakeTrack }
}

const streamOf = (...tracks: FakeTrack[]) => ({ getTracks: () => tracks }) as unknown as MediaStream
const PICTURE = { kind: 'video' }
const SOUND = { kind: 'audio' }

/** As much of a peer connection as the teacher's side talks to. */
class FakePeer {
  static all: FakePeer[] = []
  connectionState = 'new'
  onconnectionstatechange: (() => void) | null = null
  onicecandidate: unknown = null
  localDescription = { sdp: 'offer' }
  remoteDescription: unknown = null
  closed = false
  transceivers: FakeTransceiver[] = []

  constructor() {
    FakePeer.all.push(this)
  }

  addTransceiver(wanted: FakeTrack | string) {
    const track = typeof wanted === 'string' ? null : wanted
    const kind = track?.kind ?? (wanted as string)
    const sender = { track, replaceTrack: (next: FakeTrack | null) => Promise.resolve(void (sender.track = next)) }
    this.transceivers.push({ sender, receiver: { track: { kind } } })
  }
  getTransceivers() {
    return this.transceivers
  }
  setLocalDescription() {
    return Promise.resolve()
  }
  setRemoteDescription(description: unknown) {
    this.remoteDescription = description
    return Promise.resolve()
  }
  close() {
    this.closed = true
  }
  turns(state: string) {
    this.connectionState = state
    this.onconnectionstatechange?.()
  }
}

describe('the teacher’s side of the direct way', () => {
  let say: (signal: Signal) => void
  let told: { to: string; kind: string; call?: string; shown?: unknown }[]
  let broadcast: Broadcast

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('RTCPeerConnection', FakePeer)
    FakePeer.all = []
    told = []
    broadcast = new Broadcast(
      {
        send: (to, data) => told.push({ to, ...(data as { kind: string; call?: string }) }) > 0,
        listen: (listener) => {
          say = listener
          return () => {}
        },
      },
      { directViewers: 2, iceServers: [] },
    )
    broadcast.start(1_000_000)
  })

  afterEach(() => {
    broadcast.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const wants = async (peer: string, user = peer) => {
    say({ from: peer, user: { id: user, displayName: user }, data: { kind: 'want', call: `call-${peer}` } })
    await vi.advanceTimersByTimeAsync(1)
  }
  const toldTo = (peer: string) => told.filter(({ to }) => to === peer).map(({ kind }) => kind)

  it('offers to whoever asks, and says what there is', async () => {
    await broadcast.setStream(streamOf(PICTURE, SOUND))
    await wants('ann')

    expect(toldTo('ann')).toEqual(['offer', 'shown'])
    expect(told.at(-1)!.shown).toEqual({ picture: true, sound: true })
  })

  it('changes what is sent without a new offer, and says when the camera goes off and comes back', async () => {
    await broadcast.setStream(streamOf(PICTURE, SOUND))
    await wants('ann')
    await broadcast.setStream(streamOf(SOUND))
    expect(FakePeer.all[0]!.transceivers.map(({ sender }) => sender.track)).toEqual([null, SOUND])
    expect(told.at(-1)!.shown).toEqual({ picture: false, sound: true })

    const other = { kind: 'video' }
    await broadcast.setStream(streamOf(other, SOUND))

    expect(FakePeer.all[0]!.transceivers[0]!.sender.track).toBe(other)
    expect(told.at(-1)!.shown).toEqual({ picture: true, sound: true })
    expect(toldTo('ann').filter((kind) => kind === 'offer')).toHaveLength(1)
  })

  it('has a place for a picture that is switched on later', async () => {
    await broadcast.setStream(streamOf(SOUND))
    await wants('ann')
    await broadcast.setStream(streamOf(PICTURE, SOUND))

    expect(FakePeer.all[0]!.transceivers.map(({ sender }) => sender.track)).toEqual([PICTURE, SOUND])
  })

  it('tells those past the limit that the places are taken, and them first when one is free', async () => {
    await wants('ann')
    await wants('ben')
    await wants('cid')
    expect(toldTo('cid')).toEqual(['full'])
    expect(broadcast.state().waiting).toBe(1)

    say({ from: 'ann', user: { id: 'ann', displayName: 'Ann' }, data: { kind: 'bye', call: 'call-ann' } })

    expect(toldTo('cid')).toEqual(['full', 'free'])
  })

  it('takes two wishes of one moment for one', async () => {
    await wants('ann')
    await wants('ann')

    expect(FakePeer.all).toHaveLength(1)
  })

  it('makes a new connection for whoever asks again after the old one had stood', async () => {
    await wants('ann')
    FakePeer.all[0]!.turns('connected')
    await wants('ann')

    expect(FakePeer.all).toHaveLength(2)
    expect(FakePeer.all[0]!.closed).toBe(true)
    expect(toldTo('ann')).toEqual(['offer', 'shown', 'offer', 'shown'])
  })

  it('gives whoever loads the page again the place of the connection that they left behind', async () => {
    await wants('ann')
    await wants('ben-before', 'ben')
    FakePeer.all[1]!.turns('connected')
    FakePeer.all[1]!.turns('disconnected')
    await wants('ben-after', 'ben')

    expect(toldTo('ben-after')).toContain('offer')
    expect(FakePeer.all[1]!.closed).toBe(true)
  })

  it('leaves whoever watches in two windows both pictures', async () => {
    await wants('one', 'ann')
    FakePeer.all[0]!.turns('connected')
    await wants('two', 'ann')

    expect(FakePeer.all[0]!.closed).toBe(false)
  })

  it('counts those who have the picture', async () => {
    await wants('ann')
    expect(broadcast.state().watching).toBe(0)
    FakePeer.all[0]!.turns('connected')

    expect(broadcast.state().watching).toBe(1)
  })

  it('frees the place of a connection that never stands', async () => {
    await wants('ann')
    await vi.advanceTimersByTimeAsync(16_000)

    expect(FakePeer.all[0]!.closed).toBe(true)
  })

  it('goes on telling a viewer who lost the room and is another peer there now', async () => {
    await broadcast.setStream(streamOf(SOUND))
    await wants('ann')
    say({ from: 'ann-again', user: { id: 'ann', displayName: 'Ann' }, data: { kind: 'here', call: 'call-ann' } })
    expect(told.at(-1)).toMatchObject({ to: 'ann-again', kind: 'shown', shown: { picture: false, sound: true } })

    await broadcast.setStream(streamOf(PICTURE, SOUND))

    expect(told.at(-1)).toMatchObject({ to: 'ann-again', kind: 'shown', shown: { picture: true, sound: true } })
  })

  it('tells everybody what there is once the teacher is back in the room', async () => {
    await wants('ann')
    await wants('ben')
    told = []
    broadcast.announce()

    expect(told.map(({ to, kind }) => `${to} ${kind}`)).toEqual(['ann shown', 'ben shown'])
  })

  it('gives the place of a viewer who can never be connected to whoever waits', async () => {
    await wants('ann')
    await wants('ben')
    await wants('cid')
    await vi.advanceTimersByTimeAsync(8_000)
    await wants('ann')
    expect(toldTo('ann')).toEqual(['offer', 'shown', 'full'])
    expect(toldTo('cid')).toEqual(['full', 'free'])

    await wants('cid')

    expect(toldTo('cid')).toEqual(['full', 'free', 'offer', 'shown'])
  })

  it('leaves a viewer whose connection breaks the place, though others wait', async () => {
    await wants('ann')
    await wants('ben')
    await wants('cid')
    FakePeer.all[0]!.turns('connected')
    FakePeer.all[0]!.turns('disconnected')
    await vi.advanceTimersByTimeAsync(8_000)
    await wants('ann')

    expect(toldTo('ann')).toEqual(['offer', 'shown', 'offer', 'shown'])
  })

  it('does not answer what is no signal of ours', async () => {
    say({ from: 'ann', user: { id: 'ann', displayName: 'Ann' }, data: { anything: 1 } })
    await vi.advanceTimersByTimeAsync(1)

    expect(told).toEqual([])
  })
})
