import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { streams } from '../api/calls'
import { Problem } from '../api/problem'
import { en } from '../i18n/en'
import type { RoomStore } from '../room/store'
import type { FakeWorld } from '../test/fakeRoom'
import { opened } from '../test/openedRoom'
import { show } from '../test/page'
import { stream, welcome } from '../test/samples'
import { Toaster } from '../ui/toasts'
import { Overlay } from './Overlay'

const refusal = (status: number, code: string) => new Problem(status, code, '', [], null)

describe('somebody who was removed', () => {
  let world: FakeWorld
  let store: RoomStore
  const joinAgain = () => userEvent.click(screen.getByRole('button', { name: en.watch.joinAgain }))

  beforeEach(async () => {
    ;({ world, store } = await opened())
    world.socket.breaks(4003, 'removed')
    show(
      <>
        <Overlay stage="removed" stream={stream()} limit={8} />
        <Toaster />
      </>,
      { room: store },
    )
  })

  it.each([
    ['let in again', () => Promise.resolve({})],
    ['let in again while all seats are taken', () => Promise.reject(refusal(409, 'stream-full'))],
  ])('is in the room once they were %s, without loading the page anew', async (_, answer) => {
    vi.spyOn(streams, 'join').mockImplementation(answer)
    await joinAgain()
    await act(() => world.pass(0))
    world.socket.says(welcome(12))

    expect(world.socket.url).toBe('ws://here/api/livestream/s1/room?after=10')
    expect(store.snapshot()).toMatchObject({ connection: 'open', ending: null })
  })

  it('is told that they still are, and does not try the room in vain', async () => {
    vi.spyOn(streams, 'join').mockRejectedValue(refusal(403, 'removed'))
    await joinAgain()

    expect(await screen.findByText(en.problem.codes['removed']!)).toBeDefined()
    expect(world.sockets).toHaveLength(1)
    expect(store.snapshot().ending).toBe('removed')
  })
})
