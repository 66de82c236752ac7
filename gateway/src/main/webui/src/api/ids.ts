/**
 * An id that nobody else makes. The browser's own way exists only for pages loaded over TLS or from this machine, and a class
 * in a local network may be neither.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
