import { Avatar } from '@mantine/core'

const COLORS = ['iris', 'teal', 'grape', 'orange', 'cyan', 'pink', 'lime', 'indigo']

/** Initials in a colour that is the same for a person everywhere. */
export function PersonIcon({ name, id, size }: { name: string; id: string; size: number }) {
  const color = COLORS[[...id].reduce((sum, char) => sum + char.codePointAt(0)!, 0) % COLORS.length]
  return (
    <Avatar size={size} radius="xl" color={color} variant="light" aria-hidden>
      {initials(name)}
    </Avatar>
  )
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase()
}
