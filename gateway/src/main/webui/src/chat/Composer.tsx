import { ActionIcon, CloseButton, Text, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import type { KeyboardEvent, Ref } from 'react'
import { useFormats, useMessages, type Messages } from '../i18n'
import type { Formats } from '../i18n/formats'
import { paceEnds } from '../room/chatState'
import type { RoomState } from '../room/state'
import { useRoom, useRoomStore } from '../room/useRoom'
import { useDraft } from '../ui/drafts'
import { useNow } from '../ui/useNow'
import classes from './chat.module.css'
import type { ReplyTarget } from './replying'

const LONGEST = 2000
const WARN_BELOW = 200
const COMPOSING = 229

interface ComposerProps {
  replyTo: ReplyTarget | null
  onReplied: () => void
  field?: Ref<HTMLTextAreaElement>
}

export function Composer({ replyTo, onReplied, field }: ComposerProps) {
  const m = useMessages()
  const formats = useFormats()
  const store = useRoomStore()
  const [text, setText] = useDraft(`chat ${store.streamId}`, '')
  const now = useNow(500)
  // What others write does not draw the field again, which would be measured each time.
  const closed = useRoom(({ room, ending }) => (ending === null ? whyClosed(room, m, formats, now) : m.watch[ending]))
  const wait = useRoom(({ room }) => secondsToWait(room, now))
  const pace = useRoom(({ room }) => room.chat.settings.slowModeSeconds)
  const length = [...text].length
  const ready = text.trim() !== '' && length <= LONGEST && wait === 0
  const send = () => {
    if (ready) {
      store.say(text.trim(), replyTo?.id)
      setText('')
      onReplied()
    }
  }
  if (closed !== null) {
    return (
      <div className={classes.closed} role="status">
        <Text size="sm" c="dimmed">
          {closed}
        </Text>
      </div>
    )
  }
  return (
    <div className={classes.composer}>
      {replyTo && (
        <div className={classes.replying}>
          <Text size="xs" c="dimmed" truncate>
            {replyTo.message ? `${m.chat.replyingTo(replyTo.message.author.displayName)}: ${replyTo.message.text}` : m.chat.replyingTo('…')}
          </Text>
          <CloseButton size="xs" aria-label={m.chat.cancelReply} onClick={onReplied} />
        </div>
      )}
      <div className={classes.write}>
        <Textarea
          ref={field}
          className={classes.field}
          aria-label={m.chat.placeholder}
          placeholder={m.chat.placeholder}
          autosize
          minRows={1}
          maxRows={5}
          value={text}
          error={length > LONGEST}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !composes(event)) {
              event.preventDefault()
              send()
            }
          }}
        />
        <ActionIcon size={36} aria-label={m.chat.send} disabled={!ready} onClick={send}>
          <IconSend size={18} />
        </ActionIcon>
      </div>
      <Hint pace={pace} wait={wait} left={LONGEST - length} />
    </div>
  )
}

function Hint({ pace, wait, left }: { pace: number; wait: number; left: number }) {
  const m = useMessages()
  const text = wait > 0 ? m.chat.slow(wait) : pace > 0 ? m.chat.slowOn(pace) : left < WARN_BELOW ? m.chat.left(left) : null
  return text && <Text size="xs" c={left < 0 ? 'var(--mantine-color-error)' : 'dimmed'}>{text}</Text>
}

/** Whether a key is one of a word that is still being put together. Safari takes the word for complete by then, and only the key's code tells. */
function composes({ nativeEvent, keyCode }: KeyboardEvent) {
  return nativeEvent.isComposing || keyCode === COMPOSING
}

/** Whole seconds until one may write again: what the server said last, and before it has to, what the pace says. */
export function secondsToWait(room: RoomState, now: number): number {
  const { you, chat } = room
  const byPace = you && you.role === 'viewer' ? paceEnds(chat.messages, you.id, chat.settings.slowModeSeconds) : 0
  return Math.max(0, Math.ceil((Math.max(byPace, room.waitUntil) - now) / 1000))
}

/** Null when one can write. */
export function whyClosed(room: RoomState, m: Messages, formats: Formats, now: number): string | null {
  const { stream, you, chat } = room
  if (stream === null || you === null) {
    return m.app.joining
  }
  if (stream.status === 'scheduled') {
    return m.chat.notLive
  }
  if (stream.status !== 'live') {
    return m.chat.over
  }
  if (!chat.settings.enabled || !stream.chatEnabled) {
    return m.chat.closed
  }
  if (you.muted && (you.mutedUntil === null || Date.parse(you.mutedUntil) > now)) {
    return you.mutedUntil ? m.chat.mutedUntil(formats.time(you.mutedUntil)) : m.chat.muted
  }
  return null
}
