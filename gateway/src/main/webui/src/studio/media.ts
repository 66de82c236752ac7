import type { Quality } from '../api/types'

interface Picture {
  width: number
  height: number
  frameRate: number
  /** Of the picture to each viewer, in bits a second. */
  maxBitrate: number
}

const PICTURES: Record<Quality, Picture> = {
  '360p': { width: 640, height: 360, frameRate: 24, maxBitrate: 600_000 },
  '480p': { width: 854, height: 480, frameRate: 30, maxBitrate: 1_000_000 },
  '720p': { width: 1280, height: 720, frameRate: 30, maxBitrate: 2_200_000 },
  '1080p': { width: 1920, height: 1080, frameRate: 30, maxBitrate: 4_000_000 },
}

export function pictureOf(quality: Quality): Picture {
  return PICTURES[quality]
}

/** At most this size and rate: a camera that has less gives what it has. */
export function cameraConstraints(quality: Quality, deviceId: string | null): MediaTrackConstraints {
  const { width, height, frameRate } = pictureOf(quality)
  return {
    width: { ideal: width, max: width },
    height: { ideal: height, max: height },
    frameRate: { ideal: frameRate, max: frameRate },
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  }
}

export function microphoneConstraints(deviceId: string | null): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  }
}

export type MediaFailure = 'denied' | 'missing' | 'busy' | 'insecure'

export function failureOf(error: unknown): MediaFailure {
  if (!window.isSecureContext) {
    return 'insecure'
  }
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return 'denied'
  }
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing'
}
