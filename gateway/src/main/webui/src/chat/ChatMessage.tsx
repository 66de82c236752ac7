import { Menu, Text } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconPin, IconTrash, IconVolumeOff } from '@tabler/icons-react'
import { memo } from 'react'
import { chat, people } from '../api/calls'
import { explain } from '../api/problem'
import type { Message } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import type { You } from '../room/protocol'
import { useRoomStore } from '../room/useRoom'
import { MenuOnDemand } from '../ui/MenuOnDemand'
import { PersonIcon } from '../ui/PersonIcon'
import { toast } from '../ui/toasts'
import classes from './chat.module.css'

const SAME_BREATH_MILLIS = 3 * 60_000
const MUTE_SECONDS = 300

interface ChatMessageProps extends Choices {
  message: Message
  before: Message | undefined
  repliedTo: Message | undefined
  me: You | null
}

interface Choices {
  onReply: (message: Message) => void
  onRemove: (message: Message) => void
  /** That what can be done with a message is looked at, and that it is no more. */
  onMenu?: (open: boolean) => void
}

/** One message. What somebody says in one breath stands under one name. Text is only ever text. */
export const ChatMessage = memo(function ChatMessage({ message, before, repliedTo, me, ...choices }: ChatMessageProps) {
  const m = useMessages()
  const formats = useFormats()
  const { author } = message
  const goesOn =
    before !== undefined &&
    before.author.id === author.id &&
    !message.replyTo &&
    Date.parse(message.sentAt) - Date.parse(before.sentAt) < SAME_BREATH_MILLIS
  return (
    <div className={classes.message} data-goes-on={goesOn || undefined} data-role={author.role}>
      {goesOn ? <span /> : <PersonIcon name={author.displayName} id={author.id} size={28} />}
      <div className={classes.body}>
        {!goesOn && (
          <div className={classes.head}>
            <span className={classes.name}>{author.displayName}</span>
            {author.role !== 'viewer' && (
              <span className={classes.part}>{author.role === 'teacher' ? m.chat.teacher : m.chat.moderator}</span>
            )}
            <time className={classes.time} dateTime={message.sentAt}>
              {formats.time(message.sentAt)}
            </time>
          </div>
        )}
        {message.replyTo && (
          <Text size="xs" c="dimmed" className={classes.quote} truncate>
            <IconArrowBackUp size={12} aria-hidden /> {repliedTo?.author.displayName}
            {repliedTo && ': '}
            {repliedTo ? (repliedTo.text ?? m.chat.removed) : '…'}
          </Text>
        )}
        {message.removed || message.text === null ? (
          <Text size="sm" c="dimmed" fs="italic">
            {m.chat.removed}
          </Text>
        ) : (
          <p className={classes.text} dir="auto">
            {message.text}
          </p>
        )}
      </div>
      {!message.removed && me !== null && <Actions message={message} me={me} {...choices} />}
    </div>
  )
})

function Actions({ message, me, onReply, onRemove, onMenu }: Choices & { message: Message; me: You }) {
  const m = useMessages()
  const { streamId } = useRoomStore()
  const runs = me.role !== 'viewer'
  const own = message.author.id === me.id
  const run = (action: Promise<unknown>) => void action.catch((error) => toast(explain(error, m), 'error'))
  return (
    <MenuOnDemand
      onToggle={onMenu}
      button={(opening) => (
        <button type="button" className={classes.tools} aria-label={m.chat.actions(message.author.displayName)} {...opening}>
          <IconDots size={14} />
        </button>
      )}
    >
      {() => (
        <>
          <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => onReply(message)}>
            {m.chat.reply}
          </Menu.Item>
          {runs && (
            <Menu.Item leftSection={<IconPin size={16} />} onClick={() => run(chat.pin(streamId, message.id))}>
              {m.chat.pin}
            </Menu.Item>
          )}
          {runs && !own && message.author.role !== 'teacher' && (
            <Menu.Item leftSection={<IconVolumeOff size={16} />} onClick={() => run(people.mute(streamId, message.author.id, MUTE_SECONDS))}>
              {m.studio.mute}
            </Menu.Item>
          )}
          {(runs || own) && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => onRemove(message)}>
              {m.chat.remove}
            </Menu.Item>
          )}
        </>
      )}
    </MenuOnDemand>
  )
}
