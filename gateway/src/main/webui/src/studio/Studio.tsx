import { Group, Tabs, Text, Title } from '@mantine/core'
import { IconEye, IconUsers } from '@tabler/icons-react'
import type { Stream } from '../api/types'
import { ShareLink } from '../classes/ShareLink'
import { useFormats, useMessages } from '../i18n'
import { useRoom } from '../room/useRoom'
import { LiveBadge } from '../ui/LiveBadge'
import { Notice } from '../ui/Notice'
import { useNow } from '../ui/useNow'
import { usePageTitle } from '../ui/usePageTitle'
import type { PageSettings } from '../video/settings'
import { ConnectionNotice } from '../watch/ConnectionNotice'
import { FloatingReactions } from '../watch/Reactions'
import { Side } from '../watch/Watch'
import room from '../watch/watch.module.css'
import { AirButtons } from './AirButtons'
import { Devices } from './Devices'
import { LeaveQuestion } from './LeaveQuestion'
import { LiveFigures } from './LiveFigures'
import { LostDevices } from './LostDevices'
import { MediaFailureNotice } from './MediaFailureNotice'
import { useMirror } from './mirror'
import { PeoplePanel } from './PeoplePanel'
import { MirrorSwitch, Preview } from './Preview'
import { RoomControls } from './RoomControls'
import classes from './studio.module.css'
import { useOnAir, type OnAir } from './useOnAir'

export function Studio({ asRead, settings }: { asRead: Stream; settings: PageSettings }) {
  const m = useMessages()
  const onAir = useOnAir(asRead, settings)
  const { stream, live, capture, captured } = onAir
  const mirror = useMirror(captured.stream, captured.screen)
  const over = onAir.air === 'over'
  usePageTitle(`${m.studio.title}: ${stream.title}`)
  return (
    <div className={room.room}>
      <div className={room.stage}>
        <ConnectionNotice />
        <div className={room.below}>
          <Heading stream={stream} live={live} />
          <AirButtons onAir={onAir} />
        </div>
        <Ended />
        <MediaFailureNotice failure={captured.failure} />
        <LostDevices capture={capture} state={captured} />
        <div className={room.player}>
          <Preview stream={captured.stream} mirrored={mirror.on} onStart={() => void capture.start()} over={over} />
          <FloatingReactions />
        </div>
        {!over && <Devices capture={capture} state={captured} />}
        {!over && <MirrorSwitch mirror={mirror} />}
        {live && <Audience onAir={onAir} places={settings.directViewers} />}
        {stream.status !== 'scheduled' && <LiveFigures streamId={stream.id} live={live} />}
        <RoomControls />
        <ShareLink id={stream.id} />
        <LeaveQuestion onAir={live && onAir.ready} />
      </div>
      <Side stream={stream} panels={<Tabs.Panel value="people" className={room.panel}><PeoplePanel /></Tabs.Panel>}>
        <Tabs.Tab value="people" leftSection={<IconUsers size={16} />}>
          {m.studio.people}
        </Tabs.Tab>
      </Side>
    </div>
  )
}

/** Why nothing can be done here any more. What can be mended is said with the connection. */
function Ended() {
  const m = useMessages()
  const ending = useRoom((snapshot) => snapshot.ending)
  return ending !== null && ending !== 'rejected' && <Notice kind="error">{m.watch[ending]}</Notice>
}

function Heading({ stream, live }: { stream: Stream; live: boolean }) {
  const m = useMessages()
  const formats = useFormats()
  const viewers = useRoom((snapshot) => snapshot.room.viewers)
  return (
    <div className={room.heading}>
      <Title order={1} size="h4" className={room.title}>
        {stream.title}
      </Title>
      <Group gap="sm" mt={4}>
        {live ? <LiveBadge /> : <Text size="sm" c="dimmed">{m.watch.offAir}</Text>}
        {live && stream.startedAt && <Elapsed since={stream.startedAt} />}
        {live && (
          <Text size="sm" c="dimmed" className={room.count}>
            <IconEye size={16} aria-hidden />
            {m.watch.viewers(formats.number(viewers), viewers)}
          </Text>
        )}
      </Group>
    </div>
  )
}

function Elapsed({ since }: { since: string }) {
  const formats = useFormats()
  const now = useNow(1000)
  return (
    <Text size="sm" c="dimmed" className={classes.elapsed}>
      {formats.clock((now - Date.parse(since)) / 1000)}
    </Text>
  )
}

/** Those whom the picture goes to directly, and those who wait for that. */
function Audience({ onAir: { audience }, places }: { onAir: OnAir; places: number }) {
  const m = useMessages()
  return (
    <Text size="sm" c="dimmed" className={classes.line} data-testid="direct">
      {m.studio.watching(audience.watching, places)}
      {audience.waiting > 0 && ` · ${m.studio.waiting(audience.waiting)}`}
    </Text>
  )
}
