import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { en } from '../i18n/en'
import { REACTIONS } from '../room/protocol'
import type { RoomStore } from '../room/store'
import type { FakeWorld } from '../test/fakeRoom'
import { opened } from '../test/openedRoom'
import { show } from '../test/page'
import { stillRoom } from '../test/stillRoom'
import { FloatingReactions, ReactionBar } from './Reactions'

describe('a reaction', () => {
  let world: FakeWorld
  let store: RoomStore
  const button = () => screen.getAllByRole('button')[0]!
  const answer = () => button().querySelector('span')
  const sent = () => world.socket.sent.filter(({ type }) => type === 'react').length

  async function press(times: number) {
    for (let i = 0; i < times; i++) {
      await userEvent.click(button())
    }
  }

  beforeEach(async () => {
    ;({ world, store } = await opened())
    show(<ReactionBar />, { room: store })
  })

  it('is sent no more often than the room takes it', async () => {
    await press(13)
    expect(sent()).toBe(10)
    await world.pass(1_000)
    await press(1)
    expect(sent()).toBe(10)
    await world.pass(300)
    await press(13)

    expect(sent()).toBe(20)
  })

  it('is seen at each press, whether it is sent or not', async () => {
    const answers = new Set()
    for (let i = 0; i < 13; i++) {
      await press(1)
      answers.add(answer())
    }

    expect(answers.size).toBe(13)
    expect(answers).not.toContain(null)
  })

  it('is not said to be given where nobody hears it', async () => {
    world.socket.breaks()
    await press(1)

    expect(answer()).toBeNull()
  })

  it('is given once by a key that is held', () => {
    const down = (key: string, repeat: boolean) => fireEvent.keyDown(button(), { key, repeat })

    expect(down('Enter', false)).toBe(true)
    expect(down('Enter', true)).toBe(false)
    expect(down('Tab', true)).toBe(true)
  })
})

describe('the sign of a reaction', () => {
  it.each(REACTIONS)('%s is drawn, so that no device needs a font for it, and has a name', (emoji) => {
    show(<ReactionBar />, { room: stillRoom().store })
    const button = screen.getByRole('button', { name: en.watch.react(en.watch.reactionNames[emoji]) })

    expect(button.querySelector('svg')?.childElementCount).toBeGreaterThan(0)
    expect(button.textContent).toBe('')
  })

  it('that is not one of ours is shown as the device has it', () => {
    const { store, becomes } = stillRoom()
    const { container } = show(<FloatingReactions />, { room: store })
    act(() => becomes({ reactions: { id: 1, counts: { '🦄': 1, '👏': 1 } } }))

    expect(screen.getByText('🦄')).toBeDefined()
    expect(container.querySelectorAll('svg')).toHaveLength(1)
  })
})

describe('the signs of a crowd', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('are gone three seconds after they came, though others came meanwhile', () => {
    const { store, becomes } = stillRoom()
    show(<FloatingReactions />, { room: store })
    act(() => becomes({ reactions: { id: 1, counts: { '🦄': 1 } } }))
    act(() => void vi.advanceTimersByTime(2_000))
    act(() => becomes({ reactions: { id: 2, counts: { '🐢': 1 } } }))
    act(() => void vi.advanceTimersByTime(1_000))

    expect(screen.queryByText('🦄')).toBeNull()
    expect(screen.getByText('🐢')).toBeDefined()
  })
})
