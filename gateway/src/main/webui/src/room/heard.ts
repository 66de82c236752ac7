import { isNumbered, type Frame } from './protocol'

/** The reference of a ping that is sent at the welcome. Its answer follows all that the room begins with. */
export const BEGINNING = 'beginning'

/** How far a room has been heard: what to ask for on coming back, and what of that is news. */
export class Heard {
  private seq: number | null = null
  /** Whether all that follows a first welcome has arrived. Left before that, the room is opened anew and not resumed. */
  private complete = false
  private anew = false

  get query() {
    return this.seq === null ? '' : `?after=${this.seq}`
  }

  /** What is to be handed on of a frame that arrived. */
  hear(frame: Frame): Frame[] {
    if (this.isOld(frame)) {
      return []
    }
    switch (frame.type) {
      case 'welcome':
        return this.begin(frame)
      case 'pong':
        this.complete ||= frame.data.ref === BEGINNING
        return [frame]
      case 'reset':
        this.seq = frame.data.seq
        return [frame]
      default:
        return [frame]
    }
  }

  left() {
    if (!this.complete && this.seq !== null) {
      this.seq = null
      this.anew = true
    }
  }

  private begin(welcome: Extract<Frame, { type: 'welcome' }>): Frame[] {
    const { seq } = welcome.data
    const frames: Frame[] = this.anew ? [welcome, { type: 'reset', data: { seq } }] : [welcome]
    this.seq ??= seq
    this.anew = false
    return frames
  }

  /** The last messages that follow a first welcome are older than it, and yet news; anything else is news only when newer. */
  private isOld(frame: Frame): boolean {
    if (!isNumbered(frame) || this.seq === null) {
      return false
    }
    if (frame.seq > this.seq) {
      this.seq = frame.seq
      return false
    }
    return this.complete || frame.type !== 'chat.posted'
  }
}
