import { ActionIcon, Badge, Text, Tooltip } from '@mantine/core'
import { IconCalendarPlus, IconChartBar, IconEye, IconLock, IconLink, IconPencil, IconVideo } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Stream } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import { useMe } from '../session/useSession'
import { LiveBadge } from '../ui/LiveBadge'
import { PersonIcon } from '../ui/PersonIcon'
import { useNow } from '../ui/useNow'
import classes from './classes.module.css'
import { downloadCalendar } from './calendar'

export function ClassCard({ stream }: { stream: Stream }) {
  const m = useMessages()
  const me = useMe()
  const own = me !== null && (me.id === stream.teacher.id || me.role === 'admin')
  return (
    <article className={classes.card} data-live={stream.status === 'live' || undefined}>
      <div className={classes.cardTop}>
        <When stream={stream} />
        <span className={classes.cardTools}>
          {stream.visibility !== 'public' && (
            <Tooltip label={m.home.visibilities[stream.visibility]}>
              <span className={classes.visibility} role="img" aria-label={m.home.visibilities[stream.visibility]}>
                {stream.visibility === 'private' ? <IconLock size={16} /> : <IconLink size={16} />}
              </span>
            </Tooltip>
          )}
          {stream.status === 'scheduled' && stream.scheduledAt && (
            <Tooltip label={m.home.calendar}>
              <ActionIcon
                variant="subtle" color="gray" aria-label={`${m.home.calendar}: ${stream.title}`}
                onClick={() => downloadCalendar(stream)}
              >
                <IconCalendarPlus size={18} />
              </ActionIcon>
            </Tooltip>
          )}
          {own && <OwnTools stream={stream} />}
        </span>
      </div>
      <h3 className={classes.cardTitle}>
        <Link to={`/classes/${stream.id}`} className={classes.cardLink}>
          {stream.title}
        </Link>
      </h3>
      {stream.description && (
        <Text size="sm" c="dimmed" lineClamp={2}>
          {stream.description}
        </Text>
      )}
      <div className={classes.cardBottom}>
        <PersonIcon name={stream.teacher.displayName} id={stream.teacher.id} size={24} />
        <Text size="sm" fw={500} truncate>
          {stream.teacher.displayName}
        </Text>
        <Audience stream={stream} />
      </div>
      {stream.tags.length > 0 && (
        <ul className={classes.tags}>
          {stream.tags.slice(0, 4).map((tag) => (
            <li key={tag}>
              <Badge component={Link} to={`/?tag=${encodeURIComponent(tag)}`} variant="default" className={classes.tag}>
                {tag}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

function When({ stream }: { stream: Stream }) {
  const m = useMessages()
  const formats = useFormats()
  const now = useNow(10_000)
  switch (stream.status) {
    case 'live':
      return <LiveBadge />
    case 'ended':
      return <Text size="xs" c="dimmed" fw={500}>{formats.dateTime(stream.endedAt ?? stream.createdAt)}</Text>
    case 'cancelled':
      return <Badge color="gray" variant="light">{m.home.cancelled}</Badge>
    case 'scheduled':
      if (stream.scheduledAt === null) {
        return <Text size="xs" c="dimmed" fw={500}>{m.home.noDate}</Text>
      }
      return (
        <Text size="xs" fw={600} className={classes.when} title={formats.dateTime(stream.scheduledAt)}>
          {Date.parse(stream.scheduledAt) < now
            ? m.home.late
            : `${formats.dateTime(stream.scheduledAt)} · ${formats.relative(stream.scheduledAt, now)}`}
        </Text>
      )
  }
}

function Audience({ stream }: { stream: Stream }) {
  const m = useMessages()
  const formats = useFormats()
  if (stream.status !== 'live' && stream.status !== 'ended') {
    return null
  }
  const live = stream.status === 'live'
  return (
    <Text size="sm" c="dimmed" className={classes.audience}>
      <IconEye size={16} aria-hidden />
      {live
        ? m.home.viewers(formats.number(stream.viewerCount), stream.viewerCount)
        : m.home.peak(formats.number(stream.peakViewers))}
    </Text>
  )
}

function OwnTools({ stream }: { stream: Stream }) {
  const m = useMessages()
  const me = useMe()
  // Nobody else can broadcast.
  const open = me?.id === stream.teacher.id && (stream.status === 'live' || stream.status === 'scheduled')
  const tools = [
    ...(open ? [{ label: m.home.studio, to: 'studio', icon: <IconVideo size={18} /> }] : []),
    ...(stream.status === 'ended' || stream.status === 'live'
      ? [{ label: m.home.figures, to: 'figures', icon: <IconChartBar size={18} /> }]
      : []),
    { label: m.home.edit, to: 'edit', icon: <IconPencil size={18} /> },
  ]
  return tools.map(({ label, to, icon }) => (
    <Tooltip label={label} key={to}>
      <ActionIcon component={Link} to={`/classes/${stream.id}/${to}`} variant="subtle" color="gray" aria-label={`${label}: ${stream.title}`}>
        {icon}
      </ActionIcon>
    </Tooltip>
  ))
}
