import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { streams } from '../api/calls'
import { isRefusal } from '../api/problem'
import type { Stream } from '../api/types'
import { Failed } from '../ui/Failed'
import { PageLoader } from '../ui/PageLoader'

/**
 * Shows the class that the address names, or why it cannot be shown. A class that was read stays on the page, with all that
 * goes on there, while it merely cannot be read again; it goes when it is refused.
 */
export function ClassOfAddress({ children }: { children: (stream: Stream) => ReactNode }) {
  const id = useParams()['id']!
  const { data, error, refetch } = useQuery({ queryKey: ['stream', id], queryFn: () => streams.read(id) })
  if (data !== undefined && !isRefusal(error)) {
    return children(data)
  }
  return error === null ? <PageLoader /> : <Failed error={error} retry={() => void refetch()} />
}
