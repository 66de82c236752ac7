import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { streams } from '../api/calls'

/** The class that the address names. */
export function useStreamOfAddress() {
  const id = useParams()['id']!
  return useQuery({ queryKey: ['stream', id], queryFn: () => streams.read(id) })
}
