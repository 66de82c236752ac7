import { Button } from '@mantine/core'
import { IconPlugConnectedX, IconPlugConnected } from '@tabler/icons-react'
import { useMessages } from '../i18n'
import { useRoom, useRoomStore } from '../room/useRoom'
import { useNow } from '../ui/useNow'
import classes from './watch.module.css'

const SHOWN_MILLIS = 8_000

/** Says when the connection is lost, and when it is back, what came of it. One that the room has closed comes back when one wants it to. */
export function ConnectionNotice() {
  const m = useMessages()
  const store = useRoomStore()
  const connection = useRoom((snapshot) => snapshot.connection)
  const recovered = useRoom((snapshot) => snapshot.recovered)
  const rejected = useRoom(({ ending }) => ending === 'rejected')
  const turnedAway = useRoom((snapshot) => snapshot.turnedAway)
  const now = useNow(1000)
  const lost = connection === 'lost'
  const back = !lost && recovered !== null && now - recovered.at < SHOWN_MILLIS
  return (
    <div className={classes.notices} role="status" aria-live="polite">
      {lost && (
        <div className={classes.notice} data-kind="lost">
          <IconPlugConnectedX size={18} aria-hidden /> {turnedAway ? m.watch.turnedAway : m.watch.lost}
        </div>
      )}
      {rejected && (
        <div className={classes.notice} data-kind="lost">
          <IconPlugConnectedX size={18} aria-hidden /> {m.watch.rejectedText}
          <Button size="compact-sm" variant="default" ml="auto" onClick={() => store.open()}>
            {m.watch.connectAgain}
          </Button>
        </div>
      )}
      {back && (
        <div className={classes.notice} data-kind="back">
          <IconPlugConnected size={18} aria-hidden />
          {recovered.anew ? m.watch.reloaded : m.watch.recovered(recovered.entries)}
        </div>
      )}
    </div>
  )
}
