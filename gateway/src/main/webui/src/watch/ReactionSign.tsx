import type { ReactNode } from 'react'
import { REACTIONS, type Reaction } from '../room/protocol'

/** Yellow with a dark edge stands on light ground and on dark. */
const SKIN = { fill: '#ffcc4d', stroke: '#a86a00', strokeWidth: 1.2, strokeLinejoin: 'round' } as const
const FEATURE = '#4a2f00'
const LINE = { fill: 'none', stroke: FEATURE, strokeWidth: 1.6, strokeLinecap: 'round' } as const

const head = <circle cx="12" cy="12" r="10" {...SKIN} />

/** Its parts are drawn twice, so that only what they make together has an edge. */
function Hand({ at }: { at: string }) {
  const parts = (
    <>
      <rect x="5.4" y="6.6" width="2.8" height="10" rx="1.4" />
      <rect x="8.2" y="4.8" width="2.8" height="10" rx="1.4" />
      <rect x="11" y="5" width="2.8" height="10" rx="1.4" />
      <rect x="13.8" y="6.8" width="2.8" height="10" rx="1.4" />
      <rect x="5.4" y="11.6" width="11.2" height="9.6" rx="4.4" />
      <rect x="15.2" y="11.6" width="3" height="7" rx="1.5" transform="rotate(32 16 18)" />
    </>
  )
  return (
    <g transform={at}>
      <g {...SKIN} strokeWidth="2.6">
        {parts}
      </g>
      <g fill={SKIN.fill}>{parts}</g>
      <path d="M8.2 8.6v4M11 7.6v5M13.8 8.6v4" fill="none" stroke={SKIN.stroke} strokeLinecap="round" />
    </g>
  )
}

const DRAWN: Record<Reaction, ReactNode> = {
  '👍': (
    <>
      <path d="M7.6 11.2 11 3.6c.5-1.1 1.6-1.6 2.6-1.2 1.4.5 1.9 2 1.5 3.6l-.9 3.6h4.9c1.7 0 2.9 1.5 2.5 3.2l-1.5 6c-.4 1.5-1.6 2.4-3.1 2.4H7.6z" {...SKIN} />
      <rect x="2" y="10.4" width="4.4" height="11.2" rx="1.3" fill="#5b74e8" stroke="#33459e" strokeWidth="1.2" />
    </>
  ),
  '❤️': (
    <path
      d="M12 20.8C5.2 16 2.2 12.6 2.2 8.7c0-3 2.3-5.2 5.1-5.2 1.9 0 3.7 1 4.7 2.8 1-1.8 2.8-2.8 4.7-2.8 2.8 0 5.1 2.2 5.1 5.2 0 3.9-3 7.3-9.8 12.1z"
      fill="#ee4058" stroke="#a3162e" strokeWidth="1.2" strokeLinejoin="round"
    />
  ),
  '👏': (
    <>
      <Hand at="rotate(-24 12 14) translate(6 1.2) scale(0.8)" />
      <Hand at="rotate(-24 12 14) translate(1.2 4) scale(0.8)" />
      <path d="M14.6.8l.4 2M18.6 1.4l-.8 1.9M21.8 4l-1.6 1.2" fill="none" stroke="#c98a12" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  '😂': (
    <>
      {head}
      <path d="M6 10.2q1.8-2.6 3.6 0M14.4 10.2q1.8-2.6 3.6 0" {...LINE} />
      <path d="M6.8 13.2h10.4a5.2 5.2 0 0 1-10.4 0z" fill={FEATURE} />
      <path d="M8 13.2h8v1.2H8z" fill="#fff" />
      <path d="M4.6 11.2c-2.4 1.6-3.6 3.2-3.2 4.8.3 1.3 2 1.6 2.8.4.7-1.2.8-2.9.4-5.2zM19.4 11.2c2.4 1.6 3.6 3.2 3.2 4.8-.3 1.3-2 1.6-2.8.4-.7-1.2-.8-2.9-.4-5.2z" fill="#4aa8f0" stroke="#1f6fb0" strokeWidth="0.8" />
    </>
  ),
  '🎉': (
    <>
      <path d="M8.2 7.6 16.4 15.8 3.4 21.6a.8.8 0 0 1-1-1z" fill="#8f6bea" stroke="#4f2fa8" strokeWidth="1.2" strokeLinejoin="round" />
      <path d="M6.4 12.2 11.8 17.6M4.6 16.4 7.6 19.4" fill="none" stroke="#ffcc4d" strokeWidth="1.6" />
      <path d="M12.6 10.6q-.8-3.6 1.6-5.4M14.4 12.4q4-.6 5.4 2.2" fill="none" stroke="#ee4058" strokeWidth="1.6" strokeLinecap="round" />
      <path d="M13.6 11.4q2-3.8 6.2-4" fill="none" stroke="#1f9d72" strokeWidth="1.6" strokeLinecap="round" />
      <g fill="#ffab2e">
        <circle cx="9.6" cy="3.6" r="1.3" />
        <circle cx="18" cy="3.2" r="1.3" />
        <circle cx="21.4" cy="11.4" r="1.3" />
        <circle cx="20.6" cy="18.6" r="1.3" />
      </g>
    </>
  ),
  '😮': (
    <>
      {head}
      <path d="M6.2 6.8q1.6-1.4 3.2-.6M17.8 6.8q-1.6-1.4-3.2-.6" {...LINE} />
      <g fill={FEATURE}>
        <circle cx="8.2" cy="10.2" r="1.5" />
        <circle cx="15.8" cy="10.2" r="1.5" />
        <ellipse cx="12" cy="16.4" rx="2.6" ry="3.2" />
      </g>
    </>
  ),
  '🤔': (
    <>
      {head}
      <path d="M5.8 7.6q1.8-1.2 3.6-.2M14.4 5.6q2-1.6 4 .4M9.6 15.4q2.6-1.6 5.6-.8" {...LINE} />
      <g fill={FEATURE}>
        <circle cx="8.2" cy="10.4" r="1.4" />
        <circle cx="16" cy="10" r="1.4" />
      </g>
      <path d="M7.4 23v-3.4L5.6 17.4a1.3 1.3 0 0 1 1.9-1.7l2.3 2 3.8-.9a1.3 1.3 0 0 1 .7 2.5l-1.3.4c.8 1.7-.4 3.3-2.2 3.3z" {...SKIN} />
    </>
  ),
}

/** A reaction as we draw it, since not every device can. One that is not among ours is left to the device. Its name is said beside it. */
export function ReactionSign({ emoji }: { emoji: string }) {
  const known = REACTIONS.find((reaction) => reaction === emoji)
  return known ? (
    <svg viewBox="0 0 24 24" width="1em" height="1em" overflow="visible" aria-hidden>
      {DRAWN[known]}
    </svg>
  ) : (
    emoji
  )
}
