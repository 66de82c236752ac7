import { draftOf, keepDraft } from '../ui/drafts'
import type { Unsent } from './outbox'
import type { RoomStore } from './store'

const NOTHING: Unsent = { outgoing: [], since: 0 }

/** Has what was said and is not known to have arrived outlive the page, for the same person in the same tab. */
export function keepUnsent(store: RoomStore): () => void {
  const name = `unsent ${store.streamId}`
  let kept = draftOf(name, NOTHING)
  if (kept !== NOTHING) {
    store.takeOver(kept)
  }
  return store.subscribe(() => {
    const unsent = store.unsent()
    const next = unsent.outgoing.length === 0 ? NOTHING : unsent
    if (next !== kept) {
      kept = next
      keepDraft(name, kept, NOTHING)
    }
  })
}
