import { NativeSelect, Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { chat } from '../api/calls'
import { explain } from '../api/problem'
import { useMessages } from '../i18n'
import type { ChatSettings } from '../room/protocol'
import { useRoom, useRoomStore } from '../room/useRoom'
import { toast } from '../ui/toasts'
import classes from './studio.module.css'

const PACES = [0, 5, 10, 30, 60, 300]

export function RoomControls() {
  const { settings, change } = useChatSettings()
  const m = useMessages()
  // A class that is to have no chat has none, whatever its moderators have set.
  const none = useRoom(({ room }) => room.stream?.chatEnabled === false)
  return (
    <div className={classes.roomControls}>
      <Switch
        label={m.studio.chatOpen} description={none ? m.studio.chatNone : undefined} checked={settings.enabled && !none} disabled={none}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <label className={classes.inlineField}>
        {m.studio.slowMode}
        <NativeSelect
          size="xs" value={settings.slowModeSeconds}
          data={[...new Set([...PACES, settings.slowModeSeconds])].sort((a, b) => a - b).map((seconds) => ({
            value: String(seconds), label: seconds === 0 ? m.studio.slowModeOff : m.studio.seconds(seconds),
          }))}
          onChange={(event) => change({ slowModeSeconds: Number(event.currentTarget.value) })}
        />
      </label>
    </div>
  )
}

/** What is chosen shows at once, so that the next choice is made on top of it, and goes back when it was refused. */
function useChatSettings() {
  const m = useMessages()
  const store = useRoomStore()
  const settings = useRoom(({ room }) => room.chat.settings)
  const put = useMutation({
    // One after the other, so that the last choice is what stays.
    scope: { id: `chat settings of ${store.streamId}` },
    mutationFn: ({ wanted }: { wanted: ChatSettings; before: ChatSettings }) => chat.settings(store.streamId, wanted),
    onError: (error, { before }) => {
      store.tookChatSettings(before)
      toast(explain(error, m), 'error')
    },
  })
  const change = (next: Partial<ChatSettings>) => {
    const wanted = { ...settings, ...next }
    store.tookChatSettings(wanted)
    put.mutate({ wanted, before: settings })
  }
  return { settings, change }
}
