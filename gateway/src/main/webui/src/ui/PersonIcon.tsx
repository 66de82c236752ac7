import type { CSSProperties } from 'react'
import classes from './ui.module.css'

const COLORS = ['iris', 'teal', 'grape', 'orange', 'cyan', 'pink', 'lime', 'indigo']

/**
 * Initials in a colour that is the same for a person everywhere. It stands beside the name or in something that is named, so it
 * is a picture to those who listen, and no text of the page.
 */
export function PersonIcon({ name, id, size }: { name: string; id: string; size: number }) {
  const color = COLORS[[...id].reduce((sum, char) => sum + char.codePointAt(0)!, 0) % COLORS.length]
  const look = {
    '--size': `${size / 16}rem`,
    '--soft': `var(--mantine-color-${color}-1)`,
    '--deep': `var(--mantine-color-${color}-9)`,
    '--bright': `var(--mantine-color-${color}-2)`,
  } as CSSProperties
  return <span className={classes.person} style={look} data-initials={initials(name)} aria-hidden />
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase()
}
