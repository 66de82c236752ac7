import { chat } from '../api/calls'
import { explain } from '../api/problem'
import type { Message } from '../api/types'
import { useMessages } from '../i18n'
import { useRoomStore } from '../room/useRoom'
import { Confirm } from '../ui/Confirm'
import { toast } from '../ui/toasts'
import classes from './chat.module.css'

/** Asks whether a message is to be removed; null for none. */
export function RemoveMessage({ message, onClose }: { message: Message | null; onClose: () => void }) {
  const m = useMessages()
  const { streamId } = useRoomStore()
  const remove = () => {
    if (message) {
      void chat.remove(streamId, message.id).catch((error) => toast(explain(error, m), 'error'))
    }
  }
  return (
    <Confirm opened={message !== null} label={m.chat.remove} onConfirm={remove} onClose={onClose}>
      <p className={classes.text} dir="auto">
        {message?.text}
      </p>
      {m.chat.removeText}
    </Confirm>
  )
}
