import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { en } from '../i18n/en'
import { useMirror } from './mirror'
import { MirrorSwitch, Preview } from './Preview'

const filming = (facing?: string) => {
  const tracks = [{ getSettings: () => ({ facingMode: facing }) }]
  return { getTracks: () => tracks, getVideoTracks: () => tracks } as unknown as MediaStream
}

function Studio({ facing, screen: shared = false }: { facing?: string; screen?: boolean }) {
  const stream = filming(facing)
  const mirror = useMirror(stream, shared)
  return (
    <MantineProvider>
      <Preview stream={stream} mirrored={mirror.on} onStart={() => {}} over={false} />
      <MirrorSwitch mirror={mirror} />
    </MantineProvider>
  )
}

const isMirrored = () => screen.getByLabelText(en.studio.preview).hasAttribute('data-mirrored')
const mirror = () => screen.getByRole<HTMLInputElement>('switch')

beforeEach(() => localStorage.clear())

it('is mirrored as one is used to, until one switches that off', async () => {
  render(<Studio />)
  expect(isMirrored()).toBe(true)
  await userEvent.click(mirror())

  expect(isMirrored()).toBe(false)
})

it('keeps what was chosen', async () => {
  const { unmount } = render(<Studio />)
  await userEvent.click(mirror())
  unmount()
  render(<Studio />)

  expect(isMirrored()).toBe(false)
})

it('never mirrors a screen', () => {
  render(<Studio screen />)

  expect(isMirrored()).toBe(false)
  expect(mirror().disabled).toBe(true)
})

it('does not mirror the camera at the back of a phone, unless one wants it', async () => {
  render(<Studio facing="environment" />)
  expect(isMirrored()).toBe(false)
  await userEvent.click(mirror())

  expect(isMirrored()).toBe(true)
})
