import { UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useMessages } from '../i18n'
import { REACTIONS } from '../room/protocol'
import { useRoom, useRoomStore } from '../room/useRoom'
import { ReactionSign } from './ReactionSign'
import classes from './watch.module.css'

export function ReactionBar() {
  const m = useMessages()
  const store = useRoomStore()
  const possible = useRoom(({ room, ending }) => room.stream?.status === 'live' && ending === null)
  const [pressed, setPressed] = useState({ emoji: '', times: 0 })
  // Each press is seen at once, also those that are too many to be sent.
  const react = (emoji: string) => store.react(emoji) && setPressed(({ times }) => ({ emoji, times: times + 1 }))
  if (!possible) {
    return null
  }
  return (
    <div className={classes.reactions} role="group" aria-label={m.watch.reactions}>
      {REACTIONS.map((emoji) => (
        <UnstyledButton
          key={emoji} className={classes.reaction} aria-label={m.watch.react(m.watch.reactionNames[emoji])}
          onClick={() => react(emoji)}
          // A key that is held is one press.
          onKeyDown={(event) => event.key === 'Enter' && event.repeat && event.preventDefault()}
        >
          <ReactionSign emoji={emoji} />
          {pressed.emoji === emoji && (
            <span key={pressed.times} className={classes.pressed} aria-hidden>
              <ReactionSign emoji={emoji} />
            </span>
          )}
        </UnstyledButton>
      ))}
    </div>
  )
}

interface Flying {
  id: string
  emoji: string
  place: number
}

const AT_MOST = 12
const FLIGHT_MILLIS = 3_000

/** The sums of the last second rise as a few signs; a crowd is shown and not counted out. */
export function FloatingReactions() {
  const reactions = useRoom(({ room }) => room.reactions)
  const [flying, setFlying] = useState<Flying[]>([])
  useEffect(() => {
    const signs = Object.entries(reactions.counts).flatMap(([emoji, count]) =>
      Array.from({ length: Math.min(4, Math.ceil(Math.log2(count + 1))) }, (_, i) => ({
        id: `${reactions.id}-${emoji}-${i}`,
        emoji,
        place: Math.floor(Math.random() * 6),
      })),
    )
    if (signs.length === 0) {
      return
    }
    setFlying((before) => [...before, ...signs].slice(-AT_MOST))
    // Not given up when others come meanwhile, or these would stay.
    window.setTimeout(() => setFlying((before) => before.filter((one) => !signs.includes(one))), FLIGHT_MILLIS)
  }, [reactions])
  return (
    <div className={classes.flying} aria-hidden>
      {flying.map(({ id, emoji, place }) => (
        <span key={id} data-place={place}>
          <ReactionSign emoji={emoji} />
        </span>
      ))}
    </div>
  )
}
