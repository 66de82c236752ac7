import type { Stream } from '../api/types'
import { ClassOfAddress } from '../classes/ClassOfAddress'
import { RoomContext, useOpenRoom } from '../room/useRoom'
import { Watch } from './Watch'

/** The class is read first, which says in words what a refused socket cannot. */
export default function WatchPage() {
  return <ClassOfAddress>{(stream) => <InRoom key={stream.id} stream={stream} />}</ClassOfAddress>
}

function InRoom({ stream }: { stream: Stream }) {
  const store = useOpenRoom(stream.id)
  return (
    <RoomContext value={store}>
      <Watch asRead={stream} />
    </RoomContext>
  )
}
