import { useQuery } from '@tanstack/react-query'
import { figures } from '../api/calls'
import { StatTiles } from '../figures/StatTiles'

const REFRESH_MILLIS = 5_000

export function LiveFigures({ streamId, live }: { streamId: string; live: boolean }) {
  const stats = useQuery({
    queryKey: ['stats', streamId],
    queryFn: () => figures.of(streamId),
    refetchInterval: live ? REFRESH_MILLIS : false,
  })
  return stats.data ? <StatTiles stats={stats.data} compact /> : null
}
