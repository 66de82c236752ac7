import { ActionIcon, Button, CloseButton, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconMessages, IconPinned } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso'
import { chat as calls } from '../api/calls'
import { explain } from '../api/problem'
import type { Message } from '../api/types'
import { useMessages } from '../i18n'
import { useRoom, useRoomStore } from '../room/useRoom'
import { Blank } from '../ui/Blank'
import { PageLoader } from '../ui/PageLoader'
import { toast } from '../ui/toasts'
import classes from './chat.module.css'
import { ChatMessage } from './ChatMessage'
import { Composer } from './Composer'
import { useFollowing } from './following'
import { Pending } from './Pending'
import { RemoveMessage } from './RemoveMessage'
import { useReplyTarget } from './replying'

/** Indices of a list that grows at its beginning count down from here, which is how the list keeps its place. */
const MIDDLE = 10_000_000

export function ChatPanel() {
  const m = useMessages()
  const { target, replyTo, forget } = useReplyTarget()
  const field = useRef<HTMLTextAreaElement>(null)
  // The menu that closes would leave the keyboard nowhere.
  const reply = useCallback(
    (message: Message) => {
      replyTo(message)
      field.current?.focus()
    },
    [replyTo],
  )
  // Asked here, since a message may be carried out of sight, and with it all that belongs to it, while one is asked.
  const [removing, setRemoving] = useState<Message | null>(null)
  const empty = useRoom(({ room }) => room.chat.messages.length === 0 && room.outgoing.length === 0)
  const open = useRoom(({ connection, room }) => connection === 'open' || room.you !== null)
  const failed = useRoom(({ room }) => room.chat.older.failed)
  const unread = useRoom(({ room }) => room.resets > 0 && !room.chat.reachesBack)
  return (
    <section className={classes.panel} aria-label={m.watch.chat}>
      <Pinned />
      {empty && open ? (
        <div className={classes.empty}>
          {unread && failed ? <OlderFailed /> : unread ? <PageLoader /> : <Blank compact icon={<IconMessages />} title={m.chat.empty} text={m.chat.emptyText} />}
        </div>
      ) : (
        <MessageList onReply={reply} onRemove={setRemoving} />
      )}
      <Pending />
      <RemoveMessage message={removing} onClose={() => setRemoving(null)} />
      <Composer replyTo={target} onReplied={forget} field={field} />
    </section>
  )
}

function Pinned() {
  const m = useMessages()
  const store = useRoomStore()
  const pinned = useRoom(({ room }) => room.chat.pinned)
  const runs = useRoom(({ room }) => room.you !== null && room.you.role !== 'viewer')
  if (!pinned || pinned.text === null) {
    return null
  }
  return (
    <div className={classes.pinned}>
      <IconPinned size={16} aria-hidden />
      <div className={classes.pinnedText}>
        <Text size="xs" c="dimmed" fw={600}>
          {m.chat.pinned} · {pinned.author.displayName}
        </Text>
        <Text size="sm">{pinned.text}</Text>
      </div>
      {runs && (
        <CloseButton
          size="sm"
          aria-label={m.chat.unpin}
          onClick={() => void calls.unpin(store.streamId).catch((error) => toast(explain(error, m), 'error'))}
        />
      )}
    </div>
  )
}

function MessageList({ onReply, onRemove }: { onReply: (message: Message) => void; onRemove: (message: Message) => void }) {
  const m = useMessages()
  const store = useRoomStore()
  const messages = useRoom(({ room }) => room.chat.messages)
  const me = useRoom(({ room }) => room.you)
  const list = useRef<VirtuosoHandle>(null)
  const following = useFollowing()
  const seen = useRef(0)
  const last = messages.at(-1)?.seq ?? 0
  if (following.on) {
    seen.current = last
  }
  const first = useFirstIndex(messages)
  const unread = following.on ? 0 : messages.length - 1 - messages.findLastIndex((message) => message.seq <= seen.current)
  const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages])
  const toEnd = () => {
    following.follow()
    list.current?.scrollToIndex({ index: 'LAST', align: 'end' })
  }
  const older = useCallback(() => void store.readOlder().catch(() => undefined), [store])
  return (
    <div className={classes.list} role="log" aria-label={m.chat.label} aria-live={following.on ? 'polite' : 'off'}>
      <Virtuoso
        ref={list}
        data={messages}
        firstItemIndex={first}
        initialTopMostItemIndex={messages.length - 1}
        scrollerRef={following.attach}
        // Where it may follow at all, the list also goes on by itself when it has grown.
        followOutput={following.resting ? false : () => (following.isOn() ? 'auto' : false)}
        totalListHeightChanged={following.keepUp}
        startReached={older}
        increaseViewportBy={400}
        computeItemKey={(_, message) => message.id}
        components={{ Header: Beginning }}
        itemContent={(index, message) => (
          <ChatMessage
            message={message}
            before={messages[index - first - 1]}
            repliedTo={message.replyTo ? byId.get(message.replyTo) : undefined}
            me={me}
            onReply={onReply}
            onRemove={onRemove}
            onMenu={following.rest}
          />
        )}
      />
      {!following.on && (
        <div className={classes.jump}>
          {unread > 0 ? (
            <Button size="xs" radius="xl" rightSection={<IconArrowDown size={14} />} onClick={toEnd}>
              {m.chat.newMessages(unread)}
            </Button>
          ) : (
            <ActionIcon radius="xl" size="lg" variant="default" aria-label={m.chat.toNewest} onClick={toEnd}>
              <IconArrowDown size={18} />
            </ActionIcon>
          )}
        </div>
      )}
    </div>
  )
}

/** Goes down by as many messages as were put before the first one. */
function useFirstIndex(messages: Message[]): number {
  const known = useRef({ first: messages[0]?.seq, index: MIDDLE })
  const first = messages[0]?.seq
  if (first !== undefined && first !== known.current.first) {
    const place = messages.findIndex((message) => message.seq === known.current.first)
    known.current = { first, index: place > 0 ? known.current.index - place : MIDDLE }
  }
  return known.current.index
}

function Beginning() {
  const m = useMessages()
  const complete = useRoom(({ room }) => room.chat.reachesBack)
  const failed = useRoom(({ room }) => room.chat.older.failed)
  return failed ? (
    <OlderFailed />
  ) : (
    <Text size="xs" c="dimmed" ta="center" py="md">
      {complete ? m.chat.beginning : '\u00a0'}
    </Text>
  )
}

function OlderFailed() {
  const m = useMessages()
  const store = useRoomStore()
  const reading = useRoom(({ room }) => room.chat.older.reading)
  return (
    <Stack align="center" gap="xs" p="md" role="alert">
      <Text size="sm">{m.chat.olderFailed}</Text>
      <Button size="compact-sm" variant="light" loading={reading} onClick={() => void store.readOlder().catch(() => undefined)}>
        {m.app.retry}
      </Button>
    </Stack>
  )
}
