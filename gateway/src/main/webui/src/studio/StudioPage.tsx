import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import type { Stream } from '../api/types'
import { ClassOfAddress } from '../classes/ClassOfAddress'
import { RoomContext, useOpenRoom } from '../room/useRoom'
import { useMe } from '../session/useSession'
import { Failed } from '../ui/Failed'
import { PageLoader } from '../ui/PageLoader'
import { pageSettings, type PageSettings } from '../video/settings'
import { Studio } from './Studio'

export default function StudioPage() {
  return <ClassOfAddress>{(stream) => <OfOwner stream={stream} />}</ClassOfAddress>
}

function OfOwner({ stream }: { stream: Stream }) {
  const me = useMe()!
  const settings = useQuery({ queryKey: ['settings'], queryFn: pageSettings, staleTime: Infinity })
  // The picture goes to those who ask for the owner; nobody else can broadcast.
  if (stream.teacher.id !== me.id) {
    return <Navigate to={`/classes/${stream.id}`} replace />
  }
  if (settings.data === undefined) {
    return settings.isError ? <Failed error={settings.error} retry={() => void settings.refetch()} /> : <PageLoader />
  }
  return <InRoom key={stream.id} stream={stream} settings={settings.data} />
}

function InRoom({ stream, settings }: { stream: Stream; settings: PageSettings }) {
  const store = useOpenRoom(stream.id)
  return (
    <RoomContext value={store}>
      <Studio asRead={stream} settings={settings} />
    </RoomContext>
  )
}
