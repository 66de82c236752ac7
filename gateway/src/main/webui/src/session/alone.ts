import { newId } from '../api/ids'

const LOCK = 'livestream-session'
const LEASE_MILLIS = 10_000
const PROLONG_MILLIS = 3_000
/** Until what another tab has written at the same time is seen here too. */
const LOOK_MILLIS = 50

interface Lease {
  holder: string
  until: number
}

/** Does something while no other tab of this browser does it. */
export function alone<T>(action: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? (navigator.locks.request(LOCK, action) as Promise<T>) : underLease(action)
}

/**
 * Locks exist only in pages loaded over TLS or from this machine, and a class in a local network may be neither. There, tabs
 * agree by a lease in the storage that they share: whoever still finds their own name in it a moment after writing it has it.
 */
async function underLease<T>(action: () => Promise<T>): Promise<T> {
  const holder = newId()
  while (!(await taken(holder))) {
    await moment()
  }
  const prolonging = window.setInterval(() => isHeldBy(holder) && write(holder), PROLONG_MILLIS)
  try {
    return await action()
  } finally {
    window.clearInterval(prolonging)
    if (isHeldBy(holder)) {
      localStorage.removeItem(LOCK)
    }
  }
}

async function taken(holder: string): Promise<boolean> {
  if (current() !== null) {
    return false
  }
  write(holder)
  await moment()
  return isHeldBy(holder)
}

function isHeldBy(holder: string): boolean {
  return current()?.holder === holder
}

/** A tab that went in the middle of it leaves a lease that runs out. */
function current(): Lease | null {
  const lease = JSON.parse(localStorage.getItem(LOCK) ?? 'null') as Lease | null
  return lease !== null && lease.until > Date.now() ? lease : null
}

function write(holder: string) {
  localStorage.setItem(LOCK, JSON.stringify({ holder, until: Date.now() + LEASE_MILLIS } satisfies Lease))
}

function moment() {
  return new Promise((resolve) => window.setTimeout(resolve, LOOK_MILLIS))
}
