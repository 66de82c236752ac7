/** How far the picture is. `full` is the direct way's own: the teacher's browser has no more places. */
export type VideoPhase = 'waiting' | 'connecting' | 'playing' | 'interrupted' | 'full'

/** What there is to see and to hear. A teacher may well have the camera or the microphone off. */
export interface Shown {
  picture: boolean
  sound: boolean
}

export interface VideoState {
  phase: VideoPhase
  stream: MediaStream | null
  /** Unknown until the teacher has said so. */
  shown?: Shown
  /** How many places there are, when they are all taken. */
  limit?: number
}

/**
 * Where a viewer's picture comes from. The player knows this and nothing else, so that a picture may as well come from a
 * media server.
 */
export interface VideoSource {
  readonly kind: 'direct'
  state(): VideoState
  subscribe(listener: () => void): () => void
  /** Starts to ask for the picture, or asks at once instead of a little later. */
  start(): void
  stop(): void
  /** This person is another peer in the room than before: who sends the picture is told so, and says anew what there is. */
  announce(): void
}
