import { Table, Text } from '@mantine/core'
import type { Attendance, Stats } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import { PersonIcon } from '../ui/PersonIcon'
import classes from './figures.module.css'

export function AttendanceTable({ rows, stats }: { rows: Attendance[]; stats: Stats }) {
  const m = useMessages()
  const f = useFormats()
  return (
    <div className={classes.figure}>
      <div className={classes.tableScroll} tabIndex={0} role="group" aria-label={m.figures.attendance}>
        <Table verticalSpacing="xs" miw={720} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{m.figures.person}</Table.Th>
              <Table.Th className={classes.wide}>{m.figures.presence}</Table.Th>
              <Table.Th className={classes.right}>{m.figures.time}</Table.Th>
              <Table.Th className={classes.right}>{m.figures.share}</Table.Th>
              <Table.Th className={classes.right}>{m.figures.messages}</Table.Th>
              <Table.Th className={classes.right}>{m.figures.questions}</Table.Th>
              <Table.Th className={classes.right}>{m.figures.votes}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.user.id}>
                <Table.Td>
                  <span className={classes.person}>
                    <PersonIcon name={row.user.displayName} id={row.user.id} size={26} />
                    <Text size="sm" fw={500} truncate>
                      {row.user.displayName}
                    </Text>
                  </span>
                </Table.Td>
                <Table.Td>
                  <Presence row={row} stats={stats} />
                </Table.Td>
                <Table.Td className={classes.right}>{f.duration(row.watchSeconds)}</Table.Td>
                <Table.Td className={classes.right}>{f.percent(row.share)}</Table.Td>
                <Table.Td className={classes.right}>{f.number(row.messages)}</Table.Td>
                <Table.Td className={classes.right}>{f.number(row.questions)}</Table.Td>
                <Table.Td className={classes.right}>{f.number(row.upvotes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  )
}

/** When somebody was there, on a line as long as the class. */
function Presence({ row, stats }: { row: Attendance; stats: Stats }) {
  const f = useFormats()
  const began = Date.parse(stats.startedAt!)
  const length = Math.max(1, stats.durationSeconds * 1000)
  const place = (at: number) => Math.min(100, Math.max(0, ((at - began) / length) * 100))
  const spans = row.intervals.map(({ from, to }) => ({ from: Date.parse(from), to: to === null ? began + length : Date.parse(to) }))
  const words = spans.map(({ from, to }) => `${f.time(from)}–${f.time(to)}`).join(', ')
  return (
    <svg className={classes.presence} role="img" aria-label={words} viewBox="0 0 100 10" preserveAspectRatio="none">
      <rect className={classes.track} width="100" height="10" />
      {spans.map(({ from, to }) => (
        <rect key={from} className={classes.span} x={place(from)} width={Math.max(0.6, place(to) - place(from))} height="10" />
      ))}
    </svg>
  )
}
