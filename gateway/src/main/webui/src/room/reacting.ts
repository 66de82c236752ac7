import type { RoomWorld } from './client'

/** What the room lets one person send within a second. */
const AT_MOST = 10
/** Longer than a second, since frames may arrive closer together than they left. */
const WITHIN_MILLIS = 1_250

/** Sends reactions, and no more of them than the room takes: one more or less makes no difference to a crowd. */
export class Reacting {
  private lately = 0

  constructor(
    private readonly world: Pick<RoomWorld, 'setTimeout'>,
    private readonly send: (emoji: string) => boolean,
  ) {}

  /** Whether the room hears this person at all; it counts as said, too, when it is one of many. */
  react(emoji: string): boolean {
    if (this.lately >= AT_MOST) {
      return true
    }
    if (!this.send(emoji)) {
      return false
    }
    this.lately++
    this.world.setTimeout(() => this.lately--, WITHIN_MILLIS)
    return true
  }
}
