import { expect, it } from 'vitest'
import { stream } from '../test/samples'
import { calendarOf } from './calendar'

const file = (change: object) =>
  calendarOf(stream({ scheduledAt: '2026-11-30T17:00:00Z', ...change }), 'https://here/classes/s1', new Date('2026-11-22T10:00:00Z'))

it('is in UTC, so that every calendar shows its own time', () => {
  expect(file({})).toContain('DTSTART:20261130T170000Z\r\nDTEND:20261130T180000Z')
})

it('keeps signs that have a meaning in calendars as text', () => {
  expect(file({ title: 'Sums; products, and\nmore' })).toContain('SUMMARY:Sums\\; products\\, and\\nmore')
})

it('has no line longer than 75 bytes', () => {
  const lines = file({ title: 'Ünïcödé '.repeat(40) }).split('\r\n')

  expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75)
})
