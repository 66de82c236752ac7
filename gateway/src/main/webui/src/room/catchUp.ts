import type { RoomWorld } from './client'
import { isNumbered, type Frame } from './protocol'

const CALM_MILLIS = 400

/** What is known once everything missed is here. */
export interface Missed {
  /** The place up to which everything was here when the connection was left; null when none was. */
  since: number | null
  /** Whether it was said to be lost, to somebody who had been in the room before. */
  noticed: boolean
  /** Whether it was too much to be caught up, and all was read anew. */
  anew: boolean
}

/**
 * Finds out when everything missed over a lost connection is here: when the room goes on from where it was at the welcome, or
 * when nothing more of it comes for a moment, and not before the history has been read where that was needed.
 */
export class CatchUp {
  /** Connections are counted, since what was sent over an earlier one may have been lost with it. */
  connection = 0
  private leftAt: number | null = null
  private lost = false
  private anew = false
  private arrived = false
  private welcomedAt = 0
  private waiting: number | null = null
  private reading = false

  constructor(
    private readonly world: Pick<RoomWorld, 'setTimeout' | 'clearTimeout'>,
    private readonly done: (missed: Missed) => void,
  ) {}

  /** The place from which what was missed is still to come; null when all of it is here. */
  get from() {
    return this.leftAt
  }

  /** An earlier page was left at this place. */
  goOnFrom(seq: number) {
    this.leftAt = seq
  }

  opened() {
    this.connection++
    this.wait()
  }

  /** @param seq the place up to which everything is here */
  left(seq: number, lost: boolean) {
    this.stop()
    this.lost ||= lost
    if (this.connection > 0) {
      this.leftAt ??= seq
    }
  }

  heard(frames: Frame[], seq: number) {
    this.welcomedAt = frames.findLast((frame) => frame.type === 'welcome')?.data.seq ?? this.welcomedAt
    if (this.waiting === null || !frames.some(isNumbered)) {
      return
    }
    if (seq >= this.welcomedAt) {
      this.stop()
      this.finish()
    } else {
      this.wait()
    }
  }

  /** What was missed is no longer kept by the room, and is read from the history instead. */
  reads() {
    this.stop()
    this.anew = true
    this.reading = true
  }

  hasRead(open: boolean) {
    this.reading = false
    if (open) {
      this.wait()
    }
  }

  stop() {
    if (this.waiting !== null) {
      this.world.clearTimeout(this.waiting)
      this.waiting = null
    }
  }

  private wait() {
    this.stop()
    if (!this.reading) {
      this.waiting = this.world.setTimeout(() => {
        this.waiting = null
        this.finish()
      }, CALM_MILLIS)
    }
  }

  private finish() {
    const missed = { since: this.leftAt, noticed: this.lost && this.arrived, anew: this.anew }
    this.leftAt = null
    this.lost = false
    this.anew = false
    this.arrived = true
    this.done(missed)
  }
}
