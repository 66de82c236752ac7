import { Button, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconChartBar, IconDownload } from '@tabler/icons-react'
import { all, figures } from '../api/calls'
import { download, saveAs } from '../api/client'
import { explain, hasCode, Problem } from '../api/problem'
import type { Stream, Stats } from '../api/types'
import { ClassOfAddress } from '../classes/ClassOfAddress'
import { useFormats, useMessages } from '../i18n'
import { useMe } from '../session/useSession'
import { Blank } from '../ui/Blank'
import { Failed } from '../ui/Failed'
import { Notice } from '../ui/Notice'
import { Page, Section } from '../ui/Page'
import { toast } from '../ui/toasts'
import { AttendanceTable } from './AttendanceTable'
import { ActivityChart, ViewersChart } from './charts'
import { timelineCsv } from './csv'
import classes from './figures.module.css'
import { StatTiles } from './StatTiles'
import { stepFor } from './timeline'

const REFRESH_MILLIS = 10_000

export default function FiguresPage() {
  return <ClassOfAddress>{(stream) => <Figures stream={stream} />}</ClassOfAddress>
}

function Figures({ stream }: { stream: Stream }) {
  const m = useMessages()
  const me = useMe()!
  const owner = me.id === stream.teacher.id || me.role === 'admin'
  const live = stream.status === 'live'
  const stats = useQuery({ queryKey: ['stats', stream.id], queryFn: () => figures.of(stream.id), refetchInterval: live ? REFRESH_MILLIS : false })
  const begun = stats.data !== undefined && stats.data.startedAt !== null
  return (
    <Page title={`${m.figures.title}: ${stream.title}`} actions={owner && begun && <Downloads stream={stream} stats={stats.data} />}>
      {stats.isPending && <Skeleton height={96} radius="lg" />}
      {stats.isLoadingError &&
        (hasCode(stats.error, 'not-yours') || (stats.error instanceof Problem && stats.error.status === 403) ? (
          <Notice kind="info">{m.figures.onlyOwner}</Notice>
        ) : (
          <Failed error={stats.error} retry={() => void stats.refetch()} />
        ))}
      {stats.data && !begun && <Blank icon={<IconChartBar />} title={m.figures.nothing} text={m.figures.nothingText} />}
      {begun && (
        <>
          <StatTiles stats={stats.data} />
          {owner ? <Course stream={stream} stats={stats.data} /> : <Notice kind="info">{m.figures.onlyOwner}</Notice>}
        </>
      )}
    </Page>
  )
}

function Course({ stream, stats }: { stream: Stream; stats: Stats }) {
  const m = useMessages()
  const step = stepFor(stats.durationSeconds)
  const refetchInterval = stream.status === 'live' ? REFRESH_MILLIS : false
  const timeline = useQuery({ queryKey: ['timeline', stream.id, step], queryFn: () => figures.timeline(stream.id, step), refetchInterval })
  const attendance = useQuery({
    queryKey: ['attendance', stream.id],
    queryFn: () => all((query) => figures.attendance(stream.id, query)),
    refetchInterval,
  })
  return (
    <>
      {timeline.isLoadingError && <Failed error={timeline.error} retry={() => void timeline.refetch()} />}
      {timeline.data && (
        <div className={classes.charts}>
          <Section title={m.figures.viewersOverTime}>
            <ViewersChart steps={timeline.data} />
          </Section>
          <Section title={m.figures.activity}>
            <ActivityChart steps={timeline.data} />
          </Section>
        </div>
      )}
      <Section title={m.figures.attendance}>
        {attendance.isLoadingError && <Failed error={attendance.error} retry={() => void attendance.refetch()} />}
        {attendance.data?.length === 0 && <Text c="dimmed">{m.figures.nobody}</Text>}
        {attendance.data && attendance.data.length > 0 && <AttendanceTable rows={attendance.data} stats={stats} />}
      </Section>
    </>
  )
}

function Downloads({ stream, stats }: { stream: Stream; stats: Stats }) {
  const m = useMessages()
  const f = useFormats()
  const run = (action: Promise<void>) => void action.catch((error) => toast(explain(error, m), 'error'))
  const attendance = async () => saveAs(await download(`/api/livestream/${stream.id}/stats/attendance`, 'text/csv'), 'attendance.csv')
  const course = async () => {
    const steps = await figures.timeline(stream.id, stepFor(stats.durationSeconds))
    saveAs(new Blob([timelineCsv(steps)], { type: 'text/csv' }), 'timeline.csv')
  }
  return (
    <>
      {stats.asOf && stream.status === 'live' && (
        <Text size="sm" c="dimmed" mt={6}>
          {m.figures.asOf(f.time(stats.asOf))}
        </Text>
      )}
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => run(course())}>
        {m.figures.csvTimeline}
      </Button>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => run(attendance())}>
        {m.figures.csvAttendance}
      </Button>
    </>
  )
}
