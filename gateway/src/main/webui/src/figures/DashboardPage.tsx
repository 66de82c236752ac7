import { Button, Table, Text } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { IconChartBar, IconPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { figures, streams } from '../api/calls'
import type { Overview } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import { Blank } from '../ui/Blank'
import { Failed } from '../ui/Failed'
import { Page, Section } from '../ui/Page'
import { PageLoader } from '../ui/PageLoader'
import { LiveBadge } from '../ui/LiveBadge'
import classes from './figures.module.css'

export default function DashboardPage() {
  const m = useMessages()
  const overview = useQuery({ queryKey: ['overview'], queryFn: figures.overview, refetchInterval: 15_000 })
  return (
    <Page title={m.figures.dashboard}>
      {overview.isPending && <PageLoader />}
      {overview.isLoadingError && <Failed error={overview.error} retry={() => void overview.refetch()} />}
      {overview.data && <Content overview={overview.data} />}
    </Page>
  )
}

function Content({ overview }: { overview: Overview }) {
  const m = useMessages()
  const f = useFormats()
  // Figures name a class by its id alone.
  const titles = useQueries({
    queries: overview.recent.map(({ streamId }) => ({ queryKey: ['stream', streamId], queryFn: () => streams.read(streamId) })),
    combine: (results) => new Map(results.map((result, i) => [overview.recent[i]!.streamId, result.data?.title])),
  })
  if (overview.recent.length === 0) {
    return (
      <Blank
        icon={<IconChartBar />}
        title={m.figures.noClasses}
        text={m.figures.noClassesText}
        action={
          <Button component={Link} to="/classes/new" leftSection={<IconPlus size={16} />}>
            {m.app.create}
          </Button>
        }
      />
    )
  }
  const tiles = [
    [m.figures.classes, f.number(overview.streams)],
    [m.figures.live, f.number(overview.live)],
    [m.figures.unique, f.number(overview.uniqueViewers)],
    [m.figures.time, f.duration(overview.totalWatchSeconds)],
  ]
  return (
    <>
      <dl className={classes.tiles}>
        {tiles.map(([label, value]) => (
          <div className={classes.tile} key={label}>
            <dt>{label}</dt>
            <dd>
              <span className={classes.value}>{value}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Section title={m.figures.recent}>
        <div className={classes.figure}>
          <div className={classes.tableScroll} tabIndex={0} role="group" aria-label={m.figures.recent}>
            <Table verticalSpacing="sm" miw={640} highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{m.form.basics}</Table.Th>
                  <Table.Th className={classes.right}>{m.figures.unique}</Table.Th>
                  <Table.Th className={classes.right}>{m.figures.peak}</Table.Th>
                  <Table.Th className={classes.right}>{m.figures.watchTime}</Table.Th>
                  <Table.Th className={classes.right}>{m.figures.messages}</Table.Th>
                  <Table.Th className={classes.right}>{m.figures.questions}</Table.Th>
                  <Table.Th className={classes.right}>{m.figures.engagement}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {overview.recent.map((stats) => (
                  <Table.Tr key={stats.streamId}>
                    <Table.Td>
                      <Text component={Link} to={`/classes/${stats.streamId}/figures`} className={classes.link} size="sm" fw={600}>
                        {titles.get(stats.streamId) ?? '…'}
                      </Text>
                      <Text size="xs" c="dimmed" component="div">
                        {stats.status === 'live' ? <LiveBadge /> : stats.startedAt && f.dateTime(stats.startedAt)}
                      </Text>
                    </Table.Td>
                    <Table.Td className={classes.right}>{f.number(stats.uniqueViewers)}</Table.Td>
                    <Table.Td className={classes.right}>{f.number(stats.peakViewers)}</Table.Td>
                    <Table.Td className={classes.right}>{f.duration(stats.averageWatchSeconds ?? 0)}</Table.Td>
                    <Table.Td className={classes.right}>{f.number(stats.chatMessages ?? 0)}</Table.Td>
                    <Table.Td className={classes.right}>{f.number(stats.questions ?? 0)}</Table.Td>
                    <Table.Td className={classes.right}>{f.percent(stats.engagementRate ?? 0)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </div>
      </Section>
    </>
  )
}
