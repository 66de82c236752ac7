import { Text, Tooltip } from '@mantine/core'
import type { Stats } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import classes from './figures.module.css'

interface Tile {
  label: string
  value: string
  note?: string
  hint?: string
}

/** The figures of one class at a glance. Those that somebody may not see are not there. */
export function StatTiles({ stats, compact = false }: { stats: Stats; compact?: boolean }) {
  const m = useMessages()
  const f = useFormats()
  const tiles: (Tile | false)[] = [
    stats.status === 'live' && { label: m.figures.viewers, value: f.number(stats.currentViewers) },
    { label: m.figures.peak, value: f.number(stats.peakViewers), note: stats.peakAt ? m.figures.peakAt(f.time(stats.peakAt)) : undefined },
    { label: m.figures.unique, value: f.number(stats.uniqueViewers) },
    stats.averageWatchSeconds !== undefined && {
      label: m.figures.watchTime, value: f.duration(stats.averageWatchSeconds),
      note: !compact && stats.totalWatchSeconds !== undefined ? `${m.figures.totalWatch} ${f.duration(stats.totalWatchSeconds)}` : undefined,
    },
    !compact && { label: m.figures.duration, value: f.duration(stats.durationSeconds) },
    stats.chatMessages !== undefined && { label: m.figures.messages, value: f.number(stats.chatMessages) },
    stats.questions !== undefined && {
      label: m.figures.questions, value: f.number(stats.questions), note: m.figures.answered(f.number(stats.answeredQuestions ?? 0)),
    },
    !compact && stats.upvotes !== undefined && { label: m.figures.votes, value: f.number(stats.upvotes) },
    stats.engagementRate !== undefined && { label: m.figures.engagement, value: f.percent(stats.engagementRate), hint: m.figures.engagementHint },
  ]
  return (
    <dl className={classes.tiles} data-compact={compact || undefined}>
      {tiles.filter((tile) => tile !== false).map((tile) => (
        <OneTile key={tile.label} tile={tile} />
      ))}
    </dl>
  )
}

function OneTile({ tile }: { tile: Tile }) {
  const body = (
    <div className={classes.tile}>
      <dt>{tile.label}</dt>
      <dd>
        <span className={classes.value}>{tile.value}</span>
        {tile.note && (
          <Text span size="xs" c="dimmed">
            {tile.note}
          </Text>
        )}
      </dd>
    </div>
  )
  return tile.hint ? <Tooltip label={tile.hint}>{body}</Tooltip> : body
}
