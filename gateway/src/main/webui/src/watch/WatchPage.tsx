import { Failed } from '../ui/Failed'
import { PageLoader } from '../ui/PageLoader'
import { useStreamOfAddress } from '../classes/useStream'
import { RoomContext, useOpenRoom } from '../room/useRoom'
import type { Stream } from '../api/types'
import { Watch } from './Watch'

/** The class is read first, which says in words what a refused socket cannot. */
export default function WatchPage() {
  const stream = useStreamOfAddress()
  if (stream.isPending) {
    return <PageLoader />
  }
  if (stream.isError) {
    return <Failed error={stream.error} retry={() => void stream.refetch()} />
  }
  return <InRoom key={stream.data.id} stream={stream.data} />
}

function InRoom({ stream }: { stream: Stream }) {
  const store = useOpenRoom(stream.id)
  return (
    <RoomContext value={store}>
      <Watch asRead={stream} />
    </RoomContext>
  )
}
