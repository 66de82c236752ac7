import { useRef } from 'react'
import { newId } from './ids'

/**
 * The key under which something is sent to be created. As long as nobody knows whether it was taken, the same content has the
 * same key, so that it is created once; other content is something else.
 */
export function useKeys() {
  const last = useRef<{ of: string; key: string } | null>(null)
  return {
    take: (content: unknown) => {
      const of = JSON.stringify(content)
      if (last.current?.of !== of) {
        last.current = { of, key: newId() }
      }
      return last.current.key
    },
    forget: () => {
      last.current = null
    },
  }
}
