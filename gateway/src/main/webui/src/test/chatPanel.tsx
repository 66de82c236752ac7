import { VirtuosoMockContext } from 'react-virtuoso'
import type { Message } from '../api/types'
import { ChatPanel } from '../chat/ChatPanel'
import type { RoomStore } from '../room/store'
import { show } from './page'
import { stillRoom } from './stillRoom'

/** The chat of a room, of which so much has come, in a window that is high enough to show it. */
export function showChat(messages: Message[], asked: Partial<RoomStore> = {}) {
  const { store, becomes } = stillRoom({}, { readOlder: () => Promise.resolve(), ...asked })
  const has = (now: Message[]) => becomes({ chat: { ...store.snapshot().room.chat, messages: now } })
  has(messages)
  const { unmount } = show(
    <VirtuosoMockContext value={{ viewportHeight: 600, itemHeight: 60 }}>
      <ChatPanel />
    </VirtuosoMockContext>,
    { room: store },
  )
  return { has, unmount }
}
