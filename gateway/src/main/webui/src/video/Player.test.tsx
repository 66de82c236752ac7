import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
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
