/**
 * The place of one track, or of none. What was asked of the browser and comes after something else was wanted, as that all of
 * it be off, is let go of at once.
 */
export class Slot {
  private wishes = 0
  private current: MediaStreamTrack | null = null

  /** @param lost told when the track ends by itself: a device is pulled out, or the browser ends the sharing of a screen */
  constructor(
    private readonly changed: () => void,
    private readonly lost: () => void = () => {},
  ) {}

  get track(): MediaStreamTrack | null {
    return this.current
  }

  /** @returns where to put the track that was asked for; it may well take a while, since a browser may ask a person first */
  wish(): (track: MediaStreamTrack | undefined) => void {
    const wish = ++this.wishes
    return (track) => {
      if (wish === this.wishes) {
        this.put(track ?? null)
      } else {
        track?.stop()
      }
    }
  }

  clear() {
    this.wishes++
    this.put(null)
  }

  private put(track: MediaStreamTrack | null) {
    this.current?.stop()
    this.current = track
    track?.addEventListener('ended', () => {
      if (this.current === track) {
        this.clear()
        this.lost()
      }
    })
    this.changed()
  }
}
