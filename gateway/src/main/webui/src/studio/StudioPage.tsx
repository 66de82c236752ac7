import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import type { Stream } from '../api/types'
import { useStreamOfAddress } from '../classes/useStream'
import { RoomContext, useOpenRoom } from '../room/useRoom'
import { useMe } from '../session/useSession'
import { Failed } from '../ui/Failed'
import { PageLoader } from '../ui/PageLoader'
import { pageSettings, type PageSettings } from '../video/settings'
import { Studio } from './Studio'

export default function StudioPage() {
  const me = useMe()!
  const stream = useStreamOfAddress()
  const settings = useQuery({ queryKey: ['settings'], queryFn: pageSettings, staleTime: Infinity })
  if (stream.isError) {
    return <Failed error={stream.error} retry={() => void stream.refetch()} />
  }
  if (settings.isError) {
    return <Failed error={settings.error} retry={() => void settings.refetch()} />
  }
  if (stream.isPending || settings.isPending) {
    return <PageLoader />
  }
  // The picture goes to those who ask for the owner; nobody else can broadcast.
  if (stream.data.teacher.id !== me.id) {
    return <Navigate to={`/classes/${stream.data.id}`} replace />
  }
  return <InRoom key={stream.data.id} stream={stream.data} settings={settings.data} />
}

function InRoom({ stream, settings }: { stream: Stream; settings: PageSettings }) {
  const store = useOpenRoom(stream.id)
  return (
    <RoomContext value={store}>
      <Studio asRead={stream} settings={settings} />
    </RoomContext>
  )
}
