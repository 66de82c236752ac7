const STEPS = [10, 30, 60, 300, 900, 3600]
const POINTS = 120

/** Seconds a point, so that a class of any length is a picture of at most so many points. */
export function stepFor(durationSeconds: number): number {
  return STEPS.find((step) => durationSeconds / step <= POINTS) ?? 3600
}
