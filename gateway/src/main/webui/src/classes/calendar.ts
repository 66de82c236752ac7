import { saveAs } from '../api/client'
import type { Stream } from '../api/types'

const USUAL_LENGTH_MILLIS = 60 * 60 * 1000

/** A calendar file (RFC 5545) for one class. */
export function calendarOf(stream: Stream, address: string, now: Date): string {
  const starts = new Date(stream.scheduledAt ?? now)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//livestream//classes//EN',
    'BEGIN:VEVENT',
    `UID:${stream.id}@livestream`,
    `DTSTAMP:${instant(now)}`,
    `DTSTART:${instant(starts)}`,
    `DTEND:${instant(new Date(starts.getTime() + USUAL_LENGTH_MILLIS))}`,
    `SUMMARY:${escape(stream.title)}`,
    ...(stream.description ? [`DESCRIPTION:${escape(`${stream.description}\n\n${address}`)}`] : []),
    `URL:${address}`,
    `SEQUENCE:${stream.version}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(fold)
    .join('\r\n')
}

export function downloadCalendar(stream: Stream) {
  const text = calendarOf(stream, `${location.origin}/classes/${stream.id}`, new Date())
  saveAs(new Blob([text], { type: 'text/calendar' }), 'class.ics')
}

function instant(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** Lines are at most 75 bytes; whoever reads them puts them together again. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const char of line) {
    const bytes = new TextEncoder().encode(char).length
    if (size + bytes > 73) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += char
    size += bytes
  }
  return [...parts, part].join('\r\n')
}
