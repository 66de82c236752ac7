import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { en } from '../i18n/en'
import { show } from '../test/page'
import { Player } from './Player'

const STREAM = {} as MediaStream

/** A browser that answers so to be asked to play sound. */
function browserThat(refusal: string) {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined)
  play.mockRejectedValueOnce(new DOMException('', refusal))
}

const shown = (sound = true) => show(<Player stream={STREAM} overlay={null} playing shown={{ picture: true, sound }} />)

it('offers the sound where the browser wants a gesture first', async () => {
  browserThat('NotAllowedError')
  shown()

  expect(await screen.findByText(en.player.tapForSound)).toBeTruthy()
})

it('asks for nothing when another stream came before the first had begun', async () => {
  browserThat('AbortError')
  shown()
  await Promise.resolve()

  expect(screen.queryByText(en.player.tapForSound)).toBeNull()
})

it('says that the microphone is off', () => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined)
  shown(false)

  expect(screen.getByText(en.player.silent)).toBeTruthy()
})

it('turns the sound on so that it is heard, though it had been turned down to nothing', async () => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined)
  localStorage.setItem('livestream-volume', '0')
  shown()
  await userEvent.click(screen.getByRole('button', { name: en.player.unmute }))

  const video = screen.getByTestId<HTMLVideoElement>('video')
  expect([video.muted, video.volume > 0]).toEqual([false, true])
})

describe('a picture that comes anew after the connection was lost', () => {
  const ANOTHER = {} as MediaStream
  let play: MockInstance<HTMLMediaElement['play']>
  const video = () => screen.getByTestId<HTMLVideoElement>('video')
  const turns = (event: string, state: { paused: boolean; ended: boolean }) => {
    Object.entries(state).forEach(([name, value]) => Object.defineProperty(video(), name, { configurable: true, value }))
    fireEvent(video(), new Event(event))
  }
  const player = (stream: MediaStream | null) => <Player stream={stream} overlay={null} playing />
  let comes: () => void

  beforeEach(() => {
    play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined)
    const { rerender } = show(player(STREAM))
    comes = () => {
      play.mockClear()
      rerender(player(null))
      rerender(player(ANOTHER))
    }
  })

  it('stays paused for whoever had paused it, until they play it', () => {
    turns('pause', { paused: true, ended: false })
    comes()
    expect(play).not.toHaveBeenCalled()
    expect(video().autoplay).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: en.player.play }))

    expect(play).toHaveBeenCalledOnce()
  })

  it.each([
    ['it was playing before', () => turns('play', { paused: false, ended: false })],
    ['it had only come to its end', () => turns('pause', { paused: true, ended: true })],
  ])('plays when %s', (_, before) => {
    before()
    comes()

    expect(play).toHaveBeenCalledOnce()
    expect(video().autoplay).toBe(true)
  })
})
