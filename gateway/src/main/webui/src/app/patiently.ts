/** So long is waited before something is asked for again that could not be had. */
const PAUSES_MILLIS = [1_000, 2_000, 4_000]

/** Loads a part of the pages. Who is without a connection for a moment waits a little longer. */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MILLIS) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return load()
}
