import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { clock } from '../api/clock'
import { show } from '../test/page'
import { stream } from '../test/samples'
import { stillRoom } from '../test/stillRoom'
import { Overlay } from './Overlay'

it('counts down to the beginning by the clock of the server, whatever that of the device says', () => {
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-22T10:00:00Z'))
  show(<Overlay stage="before" stream={stream({ status: 'scheduled', scheduledAt: '2026-11-22T10:05:00Z' })} limit={8} />, { room: stillRoom().store })

  expect(screen.getByRole('timer').textContent).toBe('05:00')
})
