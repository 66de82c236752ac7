const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How times and numbers are written in one locale, in the viewer's time zone. */
export function formatsOf(locale: string) {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
  const precise = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
  const date = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' })
  const dateTime = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return {
    locale,
    number: (value: number) => number.format(value),
    percent: (share: number) => percent.format(share),
    time: (at: string | number | Date) => time.format(new Date(at)),
    timeWithSeconds: (at: string | number | Date) => precise.format(new Date(at)),
    date: (at: string | number | Date) => date.format(new Date(at)),
    dateTime: (at: string | number | Date) => dateTime.format(new Date(at)),
    /** "in 2 hours", "yesterday"; the largest unit that fits. */
    relative: (at: string | number | Date, now: number) => {
      const seconds = Math.round((new Date(at).getTime() - now) / 1000)
      const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute' as const, 60]
      return relative.format(Math.round(seconds / length), unit)
    },
    duration,
    clock,
    zone: Intl.DateTimeFormat(locale).resolvedOptions().timeZone,
  }
}

export type Formats = ReturnType<typeof formatsOf>

/** 1 h 05 min, 12 min, 45 s: how long something took. The signs are the same in all our languages. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) {
    return `${whole} s`
  }
  const minutes = Math.round(whole / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** 1:02:03, as on a clock that counts. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const rest = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${rest}` : rest
}
