import { useEffect, useState } from 'react'

const STEP_MILLIS = 80
/** A finer one is not seen, and each that is shown has the page laid out anew. */
const STEPS = 50

/** How loud the microphone is, from 0 to 1. */
export function useLevel(stream: MediaStream): number {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    const track = stream.getAudioTracks()[0]
    if (!track) {
      setLevel(0)
      return
    }
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 1024
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = window.setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
      setLevel(Math.round(Math.min(1, loudness * 4) * STEPS) / STEPS)
    }, STEP_MILLIS)
    return () => {
      window.clearInterval(timer)
      void context.close()
    }
  }, [stream])
  return level
}
