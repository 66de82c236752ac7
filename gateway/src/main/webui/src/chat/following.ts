import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

export interface Position {
  top: number
  height: number
  client: number
}

/** So near to the end is at the end. */
const NEAR = 48
/** A finger lets go before the list has come to rest. */
const SWING_MILLIS = 1_000
/** A list that has just grown or been measured anew still moves by itself. */
const UNREST_MILLIS = 300

/**
 * Whether a list follows its end. It does until its reader goes away from there, and again once they are back. That it grows
 * faster than it is drawn, or that its messages turn out to be of another height, is not their doing.
 */
export class Following {
  private following = true
  private movedAt = -Infinity
  private held = false
  private resting = false
  private last: Position = { top: 0, height: 0, client: 0 }
  private changedAt = -Infinity

  get on() {
    return this.following
  }

  /** Whether it is to be kept at its end just now. */
  get keepsUp() {
    return this.following && !this.resting
  }

  /** Whether the end is in sight. */
  get isNear() {
    const { top, height, client } = this.last
    return height - top - client < NEAR
  }

  /** The reader goes on to the end at once. */
  follow() {
    this.following = true
    this.movedAt = -Infinity
  }

  /** By the wheel, a key or a finger. */
  moved(now: number) {
    this.movedAt = now
  }

  /** The bar at the side is held, or let go. */
  hold(held: boolean) {
    this.held = held
  }

  /** Somebody looks at the menu of a message, which would be carried away with it. It is at rest until they have chosen. */
  rest(resting: boolean) {
    this.resting = resting
  }

  scrolled(position: Position, now: number) {
    const { top, height, client } = position
    if (height !== this.last.height || client !== this.last.client) {
      this.changedAt = now
    }
    // A search in the page leaps; the list that puts its own place right moves by less than a window.
    const leapt = this.last.top - top > client && now - this.changedAt > UNREST_MILLIS
    this.last = position
    if (this.isNear) {
      this.following = true
    } else if (this.held || now - this.movedAt < SWING_MILLIS || leapt) {
      this.following = false
    }
  }
}

/** Watches what scrolls, and keeps it at its end while that is followed. */
export function useFollowing() {
  const following = useMemo(() => new Following(), [])
  const [on, setOn] = useState(true)
  const [resting, setResting] = useState(false)
  const scroller = useRef<HTMLElement | null>(null)
  const detach = useRef<(() => void) | null>(null)
  const due = useRef(false)
  const keepUp = useCallback(() => {
    if (due.current) {
      return
    }
    due.current = true
    requestAnimationFrame(() => {
      due.current = false
      if (following.keepsUp && scroller.current) {
        scroller.current.scrollTop = scroller.current.scrollHeight
      }
    })
  }, [following])
  const attach = useCallback(
    (element: HTMLElement | Window | null) => {
      detach.current?.()
      detach.current = null
      if (!(element instanceof HTMLElement)) {
        return
      }
      scroller.current = element
      const stop = new AbortController()
      const listen = <K extends keyof HTMLElementEventMap>(type: K, action: (event: HTMLElementEventMap[K]) => void) =>
        element.addEventListener(type, action, { passive: true, signal: stop.signal })
      listen('wheel', ({ deltaY }) => deltaY < 0 && following.moved(Date.now()))
      listen('touchmove', () => following.moved(Date.now()))
      listen('keydown', () => following.moved(Date.now()))
      listen('pointerdown', ({ target }) => following.hold(target === element))
      listen('scroll', () => {
        following.scrolled({ top: element.scrollTop, height: element.scrollHeight, client: element.clientHeight }, Date.now())
        setOn(following.on)
        if (following.keepsUp && !following.isNear) {
          keepUp()
        }
      })
      window.addEventListener('pointerup', () => following.hold(false), { signal: stop.signal })
      detach.current = () => stop.abort()
    },
    [following, keepUp],
  )
  useEffect(() => () => detach.current?.(), [])
  const follow = useCallback(() => {
    following.follow()
    setOn(true)
  }, [following])
  const rest = useCallback(
    (resting: boolean) => {
      following.rest(resting)
      setResting(resting)
      keepUp()
    },
    [following, keepUp],
  )
  return { on, attach, keepUp, follow, resting, rest, isOn: () => following.on }
}
