import type { Messages } from '../i18n'

export interface Violation {
  field: string
  message: string
}

/** What the server refused, as it said so (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly violations: Violation[],
    readonly retryAfterSeconds: number | null,
  ) {
    super(detail || code)
  }

  /** By field, for the form that sent it. Fields inside of others, as in tags[2], belong to the outer one. */
  fields(messages: Messages): Record<string, string> {
    return Object.fromEntries(
      this.violations.map(({ field, message }) => [field.replace(/[[.].*$/, ''), sentence(messages.problem.rule(message))]),
    )
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>
  const wait = Number(response.headers.get('Retry-After'))
  return new Problem(
    response.status,
    body.code ?? '',
    body.detail ?? '',
    body.violations ?? [],
    Number.isFinite(wait) && wait > 0 ? wait : null,
  )
}

/** One sentence for a person, in their language where we have it, else in the server's words. */
export function explain(error: unknown, messages: Messages): string {
  if (!(error instanceof Problem)) {
    return error instanceof TypeError ? messages.problem.network : messages.problem.unexpected
  }
  const known = messages.problem.codes[error.code]
  if (known) {
    return known
  }
  if (error.status === 503) {
    return messages.problem.unavailable
  }
  return error.violations.length > 0 ? messages.problem.checkFields : error.detail || messages.problem.unexpected
}

/** Refused by the server, and not only unanswered: nothing came of it, and nothing will when it is sent again. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Problem && error.status < 500
}

/** Whether the same call may well succeed a moment later. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof Problem) || error.status >= 500 || error.status === 408 || error.status === 429
}

export function isNotFound(error: unknown): boolean {
  return error instanceof Problem && error.status === 404
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Problem && error.code === code
}
