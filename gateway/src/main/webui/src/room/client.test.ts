import { beforeEach, describe, expect, it } from 'vitest'
import { FakeWorld } from '../test/fakeRoom'
import { beginning, posted, welcome } from '../test/samples'
import { RoomClient } from './client'
import type { Frame } from './protocol'

describe('the room client', () => {
  let world: FakeWorld
  let client: RoomClient
  let heard: Frame[]
  let states: string[]
  const seqs = () => heard.flatMap((frame) => ('seq' in frame ? [frame.seq] : []))

  beforeEach(async () => {
    world = new FakeWorld()
    heard = []
    states = []
    client = new RoomClient(
      'ws://here/room',
      { frames: (frames) => heard.push(...frames), connection: (state, ending) => states.push(ending ? `${state} ${ending}` : state) },
      world,
    )
    client.start()
    await world.pass(0)
  })

  async function begin() {
    world.socket.says(welcome(10), posted(9), posted(10), beginning)
    await world.pass(30)
  }

  it('finds out at once whether the connection still stands when somebody looks at it again', async () => {
    await begin()
    client.wake()
    await world.pass(10_000)

    expect(states.at(-1)).toBe('lost')
  })

  it('does not wait any longer when somebody looks at it again', async () => {
    await begin()
    world.socket.breaks()
    client.wake()
    await world.pass(0)

    expect(world.sockets).toHaveLength(2)
  })

  it('bears its token as a protocol and never in the address', () => {
    expect(world.socket.url).toBe('ws://here/room')
    expect(world.socket.protocols).toEqual(['livestream.v1', 'quarkus-http-upgrade%23Authorization%23Bearer%20token-1'])
  })

  it('hands on the last messages that follow the welcome, though they are older than it', async () => {
    await begin()

    expect(states).toEqual(['connecting', 'open'])
    expect(seqs()).toEqual([9, 10])
  })

  it('asks for what comes after the last frame it handled', async () => {
    await begin()
    world.socket.says(posted(12))
    world.socket.breaks()
    await world.pass(600)

    expect(world.socket.url).toBe('ws://here/room?after=12')
  })

  it('hands on each numbered frame once', async () => {
    await begin()
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(12), posted(10), posted(11), posted(12), posted(12))
    await world.pass(30)

    expect(seqs()).toEqual([9, 10, 11, 12])
  })

  it('begins anew when the connection broke before the beginning was complete', async () => {
    world.socket.says(welcome(10), posted(9))
    world.socket.breaks()
    await world.pass(600)
    world.socket.says(welcome(11))

    expect(world.socket.url).toBe('ws://here/room')
    expect(heard.map((frame) => frame.type).slice(-2)).toEqual(['welcome', 'reset'])
  })

  it('goes on from the place that a reset names', async () => {
    await begin()
    world.socket.says({ type: 'reset', data: { seq: 50 } }, posted(51))
    world.socket.breaks()
    await world.pass(600)

    expect(world.socket.url).toBe('ws://here/room?after=51')
  })

  it('comes back with a fresh token when the old one has ended', async () => {
    await begin()
    world.socket.breaks(4001)
    await world.pass(0)

    expect(world.tokens).toEqual(['token-1', 'token-2'])
    expect(world.sockets).toHaveLength(2)
  })

  it('suspects its token once when it comes in vain again and again', async () => {
    await begin()
    for (let i = 0; i < 8; i++) {
      world.socket.breaks()
      await world.pass(15_000)
    }

    expect(world.sockets).toHaveLength(9)
    expect(new Set(world.tokens)).toEqual(new Set(['token-1', 'token-2']))
  })

  it('opens the room anew, within some seconds, to read on after the class', async () => {
    await begin()
    world.socket.breaks(4004, 'ended')
    await world.pass(9_000)
    expect(world.sockets).toHaveLength(1)
    await world.pass(2_000)

    expect(world.socket.url).toBe('ws://here/room?after=10')
    expect(states.at(-1)).toBe('connecting')
  })

  it('gives a socket up that never says welcome, and tries another one', async () => {
    await world.pass(15_500)

    expect(states.at(-1)).toBe('lost')
    expect(world.sockets).toHaveLength(2)
  })

  it('comes back at once when it was too slow', async () => {
    await begin()
    world.socket.breaks(4008)
    await world.pass(1)

    expect(world.sockets).toHaveLength(2)
  })

  it('comes back when a restarting room said to', async () => {
    await begin()
    world.socket.breaks(1012, 'retry-after-ms=2731')
    await world.pass(2700)
    expect(world.sockets).toHaveLength(1)
    await world.pass(40)

    expect(world.sockets).toHaveLength(2)
  })

  it.each([
    [4003, '', 'over removed'],
    [4003, 'removed', 'over removed'],
    [4003, 'account disabled', 'over disabled'],
    [4004, 'deleted', 'over deleted'],
    [4004, 'hidden', 'over hidden'],
    [1008, 'no JSON', 'over rejected'],
  ])('stays away after %i %s', async (code, reason, state) => {
    await begin()
    world.socket.breaks(code, reason)
    await world.pass(600_000)

    expect(states.at(-1)).toBe(state)
    expect(world.sockets).toHaveLength(1)
  })

  it('waits longer after each attempt in vain', async () => {
    const waits: number[] = []
    for (let i = 0; i < 4; i++) {
      world.socket.breaks()
      const before = world.sockets.length
      let waited = 0
      while (world.sockets.length === before) {
        await world.pass(100)
        waited += 100
      }
      waits.push(waited)
    }

    expect(waits).toEqual([500, 1000, 2000, 4000])
  })

  it('does not wait when the network is said to be back', async () => {
    await begin()
    world.socket.breaks()
    client.hurry()
    await world.pass(0)

    expect(world.sockets).toHaveLength(2)
  })

  it('notices a connection that has gone silent', async () => {
    await begin()
    await world.pass(20_000)
    expect(world.socket.sent.at(-1)).toEqual({ type: 'ping' })
    await world.pass(10_000)

    expect(states.at(-1)).toBe('lost')
  })

  it('hands on together what arrives together', async () => {
    await begin()
    heard = []
    world.socket.says(posted(11), posted(12), posted(13))
    expect(heard).toEqual([])
    await world.pass(25)

    expect(seqs()).toEqual([11, 12, 13])
  })

  it('ignores what is no frame', async () => {
    await begin()
    world.socket.onmessage?.({ data: 'not JSON' })
    world.socket.says({ nothing: true })
    await world.pass(30)

    expect(seqs()).toEqual([9, 10])
  })
})
