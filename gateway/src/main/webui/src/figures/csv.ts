import type { TimelineStep } from '../api/types'

const COLUMNS = ['at', 'viewers', 'joins', 'leaves', 'messages', 'questions'] as const

/** Times and whole numbers alone, so that nothing has to be quoted. */
export function timelineCsv(steps: TimelineStep[]): string {
  return [COLUMNS.join(','), ...steps.map((step) => COLUMNS.map((column) => step[column]).join(',')), ''].join('\r\n')
}
