import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { Area, AreaChart, Bar, BarChart, CartesianGrid, Legend, ReferenceDot, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { TimelineStep } from '../api/types'
import { useFormats, useMessages } from '../i18n'
import type { Formats } from '../i18n/formats'
import classes from './figures.module.css'

const AXIS = { stroke: 'var(--mantine-color-dimmed)', fontSize: 12, tickLine: false, axisLine: false }
const HEIGHT = 260
const LOOK = {
  contentStyle: { background: 'var(--surface)', border: '1px solid var(--line)', borderRadius: 8, color: 'var(--mantine-color-text)' },
  labelStyle: { color: 'var(--mantine-color-dimmed)' },
}

export function ViewersChart({ steps }: { steps: TimelineStep[] }) {
  const m = useMessages()
  const f = useFormats()
  const peak = steps.reduce<TimelineStep | null>((most, step) => (most === null || step.viewers > most.viewers ? step : most), null)
  return (
    <Figure steps={steps} columns={['viewers', 'joins', 'leaves']}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <AreaChart data={steps} margin={{ top: 20, right: 16, bottom: 0, left: -18 }} title={m.figures.viewersOverTime}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="at" tickFormatter={axisTimes(steps, f)} minTickGap={48} {...AXIS} />
          <YAxis allowDecimals={false} {...AXIS} />
          <Tooltip labelFormatter={(at) => f.timeWithSeconds(String(at))} {...LOOK} />
          <Area
            type="stepAfter" dataKey="viewers" name={m.figures.viewers} stroke="var(--mantine-color-iris-5)" strokeWidth={2}
            fill="var(--mantine-color-iris-5)" fillOpacity={0.16} isAnimationActive={false}
          />
          {peak && peak.viewers > 0 && (
            <ReferenceDot
              x={peak.at} y={peak.viewers} r={5} fill="var(--mantine-color-iris-5)" stroke="var(--surface)" strokeWidth={2}
              label={{ value: `${m.figures.peak} ${f.number(peak.viewers)}`, position: peak === steps[0] ? 'right' : 'top', fill: 'var(--mantine-color-text)', fontSize: 12 }}
            />
          )}
        </AreaChart>
      </ResponsiveContainer>
    </Figure>
  )
}

export function ActivityChart({ steps }: { steps: TimelineStep[] }) {
  const m = useMessages()
  const f = useFormats()
  return (
    <Figure steps={steps} columns={['messages', 'questions']}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <BarChart data={steps} margin={{ top: 20, right: 16, bottom: 0, left: -18 }} title={m.figures.activity}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="at" tickFormatter={axisTimes(steps, f)} minTickGap={48} {...AXIS} />
          <YAxis allowDecimals={false} {...AXIS} />
          <Tooltip labelFormatter={(at) => f.timeWithSeconds(String(at))} cursor={{ fill: 'var(--surface-sunken)' }} {...LOOK} />
          <Legend iconType="circle" iconSize={8} wrapperStyle={{ fontSize: 13 }} formatter={(name: string) => <span className={classes.legend}>{name}</span>} />
          <Bar dataKey="messages" name={m.figures.messages} stackId="all" fill="var(--mantine-color-teal-6)" isAnimationActive={false} />
          <Bar dataKey="questions" name={m.figures.questions} stackId="all" fill="var(--mantine-color-orange-5)" radius={[3, 3, 0, 0]} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </Figure>
  )
}

const SHORT_MILLIS = 10 * 60_000

/** Minutes are enough for a class, and not for its first ones. */
function axisTimes(steps: TimelineStep[], f: Formats) {
  const length = steps.length < 2 ? 0 : Date.parse(steps.at(-1)!.at) - Date.parse(steps[0]!.at)
  return length < SHORT_MILLIS ? f.timeWithSeconds : f.time
}

interface FigureProps {
  steps: TimelineStep[]
  columns: ('viewers' | 'joins' | 'leaves' | 'messages' | 'questions')[]
  children: React.ReactNode
}

/** A picture, and the same in numbers for whoever cannot see or would rather read it. */
function Figure({ steps, columns, children }: FigureProps) {
  const m = useMessages()
  const f = useFormats()
  const [table, setTable] = useState(false)
  return (
    <div className={classes.figure}>
      {table ? (
        <div className={classes.tableScroll} tabIndex={0} role="group" aria-label={m.figures.table}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{m.figures.minute}</Table.Th>
                {columns.map((column) => (
                  <Table.Th key={column}>{m.figures[column]}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {steps.map((step) => (
                <Table.Tr key={step.at}>
                  <Table.Td>{f.time(step.at)}</Table.Td>
                  {columns.map((column) => (
                    <Table.Td key={column}>{f.number(step[column])}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : (
        children
      )}
      <Button size="compact-xs" variant="subtle" onClick={() => setTable(!table)}>
        {table ? m.figures.tableHide : m.figures.table}
      </Button>
    </div>
  )
}
