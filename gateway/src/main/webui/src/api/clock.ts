/**
 * What time it is by the clock of the server, by which classes are planned and begin. That of a device may be wrong by minutes.
 * Each reply says in which second it was made, and this clock is put right by no more than that shows it to be wrong.
 */
export class ServerClock {
  /** How many milliseconds the device's clock is ahead. */
  private ahead = 0

  now(): number {
    return Date.now() - this.ahead
  }

  /**
   * @param date of a reply, null where it has none
   * @param asked when the reply was asked for, and
   * @param came when it was there, both by the device's clock
   */
  hear(date: string | null, asked: number, came: number) {
    const made = Date.parse(date ?? '')
    if (!Number.isNaN(made)) {
      this.ahead = Math.min(Math.max(this.ahead, asked - (made + 1_000)), came - made)
    }
  }
}

export const clock = new ServerClock()
