import type { Stream } from '../api/types'
import type { Ending } from '../room/closing'
import type { VideoState } from '../video/source'
import type { Seat } from './useSeat'

/** What the middle of the page has to say. */
export type Stage =
  | 'before' | 'cancelled' | 'ended' | 'gone' | 'hidden' | 'removed' | 'disabled' | 'full'
  | 'rejected' | 'joining' | 'no-picture' | 'connecting' | 'interrupted' | 'picture-full' | 'camera-off' | 'picture'

interface Facts {
  stream: Stream
  seat: Seat
  ending: Ending | null
  gone: boolean
  video: VideoState
}

/** What is final comes first, then what the class is, then the seat, then the picture. */
export function stageOf({ stream, seat, ending, gone, video }: Facts): Stage {
  if (gone || ending === 'deleted') {
    return 'gone'
  }
  if (ending === 'removed' || seat === 'removed') {
    return 'removed'
  }
  if (ending === 'hidden' || ending === 'disabled') {
    return ending
  }
  switch (stream.status) {
    case 'scheduled':
      return 'before'
    case 'cancelled':
      return 'cancelled'
    case 'ended':
      return 'ended'
    case 'live':
      return ending === 'rejected' ? 'rejected' : seat === 'full' ? 'full' : seat === 'taken' ? pictureOf(video) : 'joining'
  }
}

function pictureOf(video: VideoState): Stage {
  switch (video.phase) {
    case 'playing':
      return video.shown?.picture === false ? 'camera-off' : 'picture'
    case 'connecting':
      return 'connecting'
    case 'interrupted':
      return 'interrupted'
    case 'full':
      return 'picture-full'
    case 'waiting':
      return 'no-picture'
  }
}
