import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Signal } from '../room/protocol'
import { DirectSource } from './DirectSource'

class FakePeer {
  static all: FakePeer[] = []
  connectionState = 'new'
  onconnectionstatechange: (() => void) | null = null
  onicecandidate: unknown = null
  ontrack: unknown = null
  localDescription = { sdp: 'answer' }
  remoteDescription: unknown = null
  candidates: unknown[] = []
  closed = false

  constructor() {
    FakePeer.all.push(this)
  }

  setRemoteDescription(description: unknown) {
    this.remoteDescription = description
    return Promise.resolve()
  }
  setLocalDescription() {
    return Promise.resolve()
  }
  addIceCandidate(candidate: unknown) {
    this.candidates.push(candidate)
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

describe('a viewer’s picture', () => {
  let hear: (signal: Signal) => void
  let told: { to: string; kind: string; call: string }[]
  let source: DirectSource

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('RTCPeerConnection', FakePeer)
    vi.stubGlobal('MediaStream', class {})
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ directViewers: 8, iceServers: [] })))
    FakePeer.all = []
    told = []
    source = new DirectSource({
      send: (to, data) => told.push({ to, ...(data as { kind: string; call: string }) }) > 0,
      listen: (listener) => {
        hear = listener
        return () => {}
      },
    })
    source.start()
  })

  afterEach(() => {
    source.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const says = async (data: object, from = 'studio') => {
    hear({ from, user: { id: 't', displayName: 'Ada' }, data: { call: told[0]!.call, ...data } })
    await vi.advanceTimersByTimeAsync(1)
  }
  const kinds = () => told.map(({ kind }) => kind)

  it('is asked for until somebody answers', async () => {
    await vi.advanceTimersByTimeAsync(3_100)

    expect(kinds()).toEqual(['want', 'want', 'want'])
    expect(told[0]!.to).toBe('teacher')
  })

  it('comes by answering the offer, with candidates that came before it', async () => {
    await says({ kind: 'candidates', candidates: [{ candidate: 'a' }] })
    await says({ kind: 'offer', sdp: 'offer' })

    expect(told.at(-1)).toMatchObject({ to: 'studio', kind: 'answer', sdp: 'answer' })
    expect(FakePeer.all[0]!.candidates).toEqual([{ candidate: 'a' }])
    FakePeer.all[0]!.turns('connected')
    expect(source.state().phase).toBe('playing')
  })

  it.each([
    ['offers, too', { kind: 'offer', sdp: 'another' }],
    ['has no place', { kind: 'full', limit: 8 }],
  ])('comes from the studio that offers first when a second one of the teacher %s', async (_, answer) => {
    await says({ kind: 'offer', sdp: 'offer' })
    await says(answer, 'second studio')
    await says({ kind: 'candidates', candidates: [{ candidate: 'of the second' }] }, 'second studio')
    await says({ kind: 'shown', shown: { picture: false, sound: false } }, 'second studio')
    FakePeer.all[0]!.turns('connected')

    expect(FakePeer.all[0]).toMatchObject({ remoteDescription: { sdp: 'offer' }, candidates: [], closed: false })
    expect(source.state()).toMatchObject({ phase: 'playing', shown: undefined })
  })

  it('says when there is none because the camera is off, and when there is one again', async () => {
    await says({ kind: 'offer', sdp: 'offer' })
    await says({ kind: 'shown', shown: { picture: false, sound: true } })
    FakePeer.all[0]!.turns('connected')
    expect(source.state()).toMatchObject({ phase: 'playing', shown: { picture: false, sound: true } })
    await says({ kind: 'shown', shown: { picture: true, sound: true } })

    expect(source.state()).toMatchObject({ phase: 'playing', shown: { picture: true, sound: true } })
  })

  it('is asked for anew at once when the connection breaks', async () => {
    await says({ kind: 'offer', sdp: 'offer' })
    FakePeer.all[0]!.turns('connected')
    FakePeer.all[0]!.turns('failed')

    expect(source.state().phase).toBe('interrupted')
    expect(kinds().at(-1)).toBe('want')
    expect(FakePeer.all[0]!.closed).toBe(true)
  })

  it('is waited for while all places are taken, and asked for when one is free', async () => {
    await says({ kind: 'full', limit: 8 })
    expect(source.state()).toMatchObject({ phase: 'full', limit: 8 })
    const before = told.length
    await vi.advanceTimersByTimeAsync(5_000)
    expect(told).toHaveLength(before)
    await says({ kind: 'free' })

    expect(kinds().at(-1)).toBe('want')
  })

  it('is announced to the teacher under a new name until the teacher answers', async () => {
    await says({ kind: 'offer', sdp: 'offer' })
    FakePeer.all[0]!.turns('connected')
    told.splice(1)
    source.announce()
    await vi.advanceTimersByTimeAsync(5_100)
    expect(told.slice(1)).toEqual([
      { to: 'teacher', kind: 'here', call: told[0]!.call },
      { to: 'teacher', kind: 'here', call: told[0]!.call },
    ])

    await says({ kind: 'shown', shown: { picture: true, sound: true } })
    await vi.advanceTimersByTimeAsync(60_000)

    expect(told).toHaveLength(3)
  })

  it('needs no announcement before there is a connection', () => {
    source.announce()

    expect(kinds()).toEqual(['want'])
  })

  it('does not mind what is meant for somebody else', async () => {
    await says({ kind: 'offer', sdp: 'offer', call: 'another' })

    expect(FakePeer.all).toHaveLength(0)
  })
})
