import { NativeSelect, Switch } from '@mantine/core'
import { chat } from '../api/calls'
import { explain } from '../api/problem'
import { useMessages } from '../i18n'
import type { ChatSettings } from '../room/protocol'
import { useRoom, useRoomStore } from '../room/useRoom'
import { toast } from '../ui/toasts'
import classes from './studio.module.css'

const PACES = [0, 5, 10, 30, 60, 300]

export function RoomControls() {
  const m = useMessages()
  const { streamId } = useRoomStore()
  const settings = useRoom(({ room }) => room.chat.settings)
  const change = (next: Partial<ChatSettings>) =>
    void chat.settings(streamId, { ...settings, ...next }).catch((error) => toast(explain(error, m), 'error'))
  return (
    <div className={classes.roomControls}>
      <Switch label={m.studio.chatOpen} checked={settings.enabled} onChange={(event) => change({ enabled: event.currentTarget.checked })} />
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
