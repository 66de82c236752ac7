import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Signal } from '../room/protocol'
import { Broadcast } from './Broadcast'

/** As much of a peer connection as the teacher's side talks to. */
class FakePeer {
  static all: FakePeer[] = []
  connectionState = 'new'
  onconnectionstatechange: (() => void) | null = null
  onicecandidate: unknown = null
  localDescription = { sdp: 'offer' }
  remoteDescription: unknown = null
  closed = false

  constructor() {
    FakePeer.all.push(this)
  }

  addTrack() {}
  getTransceivers() {
    return []
  }
  getSenders() {
    return []
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
  let told: { to: string; kind: string; call?: string }[]
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
    broadcast.start({ getTracks: () => [] } as unknown as MediaStream, 1_000_000)
  })

  afterEach(() => {
    broadcast.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const wants = async (peer: string) => {
    say({ from: peer, user: { id: peer, displayName: peer }, data: { kind: 'want', call: `call-${peer}` } })
    await vi.advanceTimersByTimeAsync(1)
  }
  const toldTo = (peer: string) => told.filter(({ to }) => to === peer).map(({ kind }) => kind)

  it('offers to whoever asks', async () => {
    await wants('ann')

    expect(toldTo('ann')).toEqual(['offer'])
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
    expect(toldTo('ann')).toEqual(['offer', 'offer'])
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

  it('does not answer what is no signal of ours', async () => {
    say({ from: 'ann', user: { id: 'ann', displayName: 'Ann' }, data: { anything: 1 } })
    await vi.advanceTimersByTimeAsync(1)

    expect(told).toEqual([])
  })
})
