import type { Status } from '../api/types'

/**
 * Where a class is between being planned and being over, as its studio has it: `starting` and `ending` until that is answered,
 * `asking` while its teacher is asked whether to end it.
 */
export type Air = 'off' | 'starting' | 'on' | 'asking' | 'ending' | 'over'

interface Facts {
  status: Status
  /** What was asked of the class and is not answered yet. */
  call: 'start' | 'stop' | null
  asking: boolean
}

/** What the class says of itself comes first: it may be started, and be ended, from elsewhere. */
export function airOf({ status, call, asking }: Facts): Air {
  switch (status) {
    case 'scheduled':
      return call === 'start' ? 'starting' : 'off'
    case 'live':
      return call === 'stop' ? 'ending' : asking ? 'asking' : 'on'
    case 'ended':
    case 'cancelled':
      return 'over'
  }
}

export function isLive(air: Air): boolean {
  return air === 'on' || air === 'asking' || air === 'ending'
}
