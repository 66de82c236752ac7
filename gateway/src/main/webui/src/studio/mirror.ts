import { useState } from 'react'

const KEPT_AS = 'livestream-mirror'

export interface Mirror {
  on: boolean
  possible: boolean
  choose: (on: boolean) => void
}

/**
 * Whether teachers see themselves as in a mirror, which is what one is used to. A camera that looks away from them, as the
 * back of a phone has one, films something to read; it and a screen are shown as they are. What viewers see is never mirrored.
 */
export function useMirror(stream: MediaStream, screen: boolean): Mirror {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEPT_AS))
  const looksAway = stream.getVideoTracks()[0]?.getSettings().facingMode === 'environment'
  return {
    on: !screen && (chosen === null ? !looksAway : chosen === 'yes'),
    possible: !screen,
    choose: (on) => {
      const next = on ? 'yes' : 'no'
      localStorage.setItem(KEPT_AS, next)
      setChosen(next)
    },
  }
}
