import { Button, Loader } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Stream } from '../api/types'
import { downloadCalendar } from '../classes/calendar'
import { useFormats, useMessages } from '../i18n'
import { useMe } from '../session/useSession'
import { useNow } from '../ui/useNow'
import classes from '../video/player.module.css'
import { JoinAgain } from './JoinAgain'
import type { Stage } from './stage'

const DAY_SECONDS = 86_400

/** What stands where the picture is not. Nothing when it is. */
export function Overlay({ stage, stream, limit }: { stage: Stage; stream: Stream; limit: number | undefined }) {
  const m = useMessages()
  switch (stage) {
    case 'picture':
      return null
    case 'before':
      return <Before stream={stream} />
    case 'cancelled':
      return <Words title={m.watch.cancelled} text={m.watch.cancelledText} />
    case 'ended':
      return <Words title={m.watch.ended} text={m.watch.endedText} action={<ToFigures stream={stream} />} />
    case 'gone':
      return <Words title={m.watch.deleted} text={m.problem.notFoundText} />
    case 'hidden':
      return <Words title={m.watch.hidden} text={m.problem.notFoundText} />
    case 'removed':
      return <Words title={m.watch.removed} text={m.watch.removedText} action={<JoinAgain />} />
    case 'disabled':
      return <Words title={m.watch.disabled} text={m.watch.disabledText} />
    case 'rejected':
      return <Words title={m.watch.rejected} />
    case 'full':
      return <Words title={m.watch.full} text={m.watch.fullText} busy />
    case 'joining':
      return <Words title={m.watch.connecting} busy />
    case 'no-picture':
      return <Words title={m.watch.noPicture} text={m.watch.noPictureText} busy />
    case 'connecting':
      return <Words title={m.watch.waitingForTeacher} busy />
    case 'interrupted':
      return <Words title={m.watch.pictureLost} busy />
    case 'camera-off':
      return <Words title={m.watch.cameraOff} text={m.watch.cameraOffText} />
    case 'picture-full':
      return <Words title={m.watch.pictureFull} text={m.watch.pictureFullText(limit ?? 0)} />
  }
}

function Words({ title, text, busy = false, action }: { title: string; text?: string; busy?: boolean; action?: React.ReactNode }) {
  return (
    <div role="status" className={classes.words}>
      {busy && <Loader color="gray.4" size="sm" type="dots" />}
      <div className={classes.title}>{title}</div>
      {text && <p className={classes.text}>{text}</p>}
      {action}
    </div>
  )
}

function ToFigures({ stream }: { stream: Stream }) {
  const m = useMessages()
  const me = useMe()
  return me?.id === stream.teacher.id ? (
    <Button component={Link} to="figures" variant="white" color="dark" mt="sm">
      {m.watch.figures}
    </Button>
  ) : null
}

function Before({ stream }: { stream: Stream }) {
  const m = useMessages()
  const formats = useFormats()
  const now = useNow(1000)
  if (stream.scheduledAt === null) {
    return <Words title={m.watch.notYet} text={m.watch.noDate} />
  }
  const seconds = (Date.parse(stream.scheduledAt) - now) / 1000
  if (seconds <= 0) {
    return <Words title={m.watch.beginsAnyMoment} text={m.watch.startsByItself} />
  }
  return (
    <>
      <p className={classes.text}>{m.watch.beginsIn}</p>
      <div className={classes.countdown} role="timer">
        {seconds > 2 * DAY_SECONDS ? formats.relative(stream.scheduledAt, now) : formats.clock(seconds)}
      </div>
      <p className={classes.text}>{formats.dateTime(stream.scheduledAt)}</p>
      <Button variant="white" color="dark" size="xs" leftSection={<IconCalendarPlus size={16} />} onClick={() => downloadCalendar(stream)}>
        {m.home.calendar}
      </Button>
    </>
  )
}
