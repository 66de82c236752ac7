import type { Stream } from '../api/types'
import { useDraft } from '../ui/drafts'
import { unsaved, type Draft } from './draft'

interface Kept {
  fields: Partial<Draft>
  /** The version of the class that they were begun over; null for a new class. */
  over: number | null
}

const NONE: Kept = { fields: {}, over: null }

export type Edits = ReturnType<typeof useEdits>

/**
 * What somebody has typed about a class, or about a new one, and not saved: kept until it is saved or discarded. It is saved over the version of
 * the class that it was begun over, so that what another has changed since is not lost unseen.
 */
export function useEdits(stream?: Stream) {
  const [{ fields, over }, keep] = useDraft(`class ${stream?.id ?? ''}`, NONE)
  const version = stream?.version ?? null
  return {
    fields,
    over: over ?? version,
    set: <K extends keyof Draft>(field: K, value: Draft[K]) =>
      keep((now) => ({ fields: { ...now.fields, [field]: value }, over: now.over ?? version })),
    /** Some of it was saved, or what another has saved was seen: the rest goes on over that version. */
    goOnOver: (next: number, saved: Partial<Draft> = {}) =>
      keep((now) => {
        const rest = unsaved(now.fields, saved)
        return Object.keys(rest).length === 0 ? NONE : { fields: rest, over: next }
      }),
    discard: () => keep(NONE),
  }
}
