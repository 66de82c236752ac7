/**
 * The place of one track, or of none. What was asked of the browser and comes after something else was wanted, as that all of
 * it be off, is let go of at once.
 */
export class Slot {
  private wishes = 0
  private current: MediaStreamTrack | null = null

  constructor(private readonly changed: () => void) {}

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
    // A device that is pulled out, or a screen whose sharing the browser ends.
    track?.addEventListener('ended', () => this.current === track && this.clear())
    this.changed()
  }
}
