import { ActionIcon, Button, Group, Modal, Tabs, Text, Title, Tooltip } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  IconBroadcast, IconCamera, IconCameraOff, IconChartBar, IconEye, IconMicrophone, IconMicrophoneOff, IconPlayerStopFilled,
  IconScreenShare, IconScreenShareOff, IconUsers,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { streams } from '../api/calls'
import { explain } from '../api/problem'
import type { Stream } from '../api/types'
import { ShareLink } from '../classes/ShareLink'
import { useFormats, useMessages } from '../i18n'
import { useRoom, useRoomStore } from '../room/useRoom'
import { LiveBadge } from '../ui/LiveBadge'
import { toast } from '../ui/toasts'
import { useNow } from '../ui/useNow'
import { usePageTitle } from '../ui/usePageTitle'
import { ConnectionNotice } from '../watch/ConnectionNotice'
import { FloatingReactions } from '../watch/Reactions'
import { Side } from '../watch/Watch'
import room from '../watch/watch.module.css'
import { Devices } from './Devices'
import { LeaveQuestion } from './LeaveQuestion'
import { LiveFigures } from './LiveFigures'
import { MediaFailureNotice } from './MediaFailureNotice'
import { useMirror } from './mirror'
import { PeoplePanel } from './PeoplePanel'
import { MirrorSwitch, Preview } from './Preview'
import { RoomControls } from './RoomControls'
import classes from './studio.module.css'
import type { PageSettings } from '../video/settings'
import type { Capture, CaptureState } from './Capture'
import { useBroadcast, useCapture } from './useBroadcast'

export function Studio({ asRead, settings }: { asRead: Stream; settings: PageSettings }) {
  const m = useMessages()
  const formats = useFormats()
  const store = useRoomStore()
  const stream = useRoom((snapshot) => snapshot.room.stream) ?? asRead
  const viewers = useRoom((snapshot) => snapshot.room.viewers)
  const { capture, state } = useCapture(stream.quality)
  const mirror = useMirror(state.stream, state.screen)
  const live = stream.status === 'live'
  const over = stream.status === 'ended' || stream.status === 'cancelled'
  const ready = state.stream.getTracks().length > 0
  const broadcast = useBroadcast(store, state.stream, stream.quality, live, settings)
  usePageTitle(`${m.studio.title}: ${stream.title}`)
  useEffect(() => {
    if (over) {
      capture.stop()
    }
  }, [over, capture])
  return (
    <div className={room.room}>
      <div className={room.stage}>
        <ConnectionNotice />
        <div className={room.below}>
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
          {over ? (
            <Button component={Link} to="../figures" relative="path" leftSection={<IconChartBar size={16} />}>
              {m.watch.figures}
            </Button>
          ) : (
            <StartStop stream={stream} ready={ready} />
          )}
        </div>
        <MediaFailureNotice failure={state.failure} />
        <div className={room.player}>
          <Preview stream={state.stream} mirrored={mirror.on} onStart={() => void capture.start()} over={over} />
          <FloatingReactions />
        </div>
        {!over && <Devices capture={capture} state={state} controls={<Toggles capture={capture} state={state} />} />}
        {!over && <MirrorSwitch mirror={mirror} />}
        {live && (
          <Text size="sm" c="dimmed" className={classes.line} data-testid="direct">
            {m.studio.watching(broadcast.watching, settings.directViewers)}
            {broadcast.waiting > 0 && ` · ${m.studio.waiting(broadcast.waiting)}`}
          </Text>
        )}
        {stream.status !== 'scheduled' && <LiveFigures streamId={stream.id} live={live} />}
        <RoomControls />
        <ShareLink id={stream.id} />
        <LeaveQuestion onAir={live && ready} />
      </div>
      <Side stream={stream} panels={<Tabs.Panel value="people" className={room.panel}><PeoplePanel /></Tabs.Panel>}>
        <Tabs.Tab value="people" leftSection={<IconUsers size={16} />}>
          {m.studio.people}
        </Tabs.Tab>
      </Side>
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

function StartStop({ stream, ready }: { stream: Stream; ready: boolean }) {
  const m = useMessages()
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const live = stream.status === 'live'
  const change = useMutation({
    mutationFn: () => (live ? streams.stop(stream.id) : streams.start(stream.id)),
    onSuccess: () => {
      setAsking(false)
      void queries.invalidateQueries({ queryKey: ['streams'] })
    },
    onError: (error) => toast(explain(error, m), 'error'),
  })
  return (
    <>
      {live ? (
        <Button color="#b3261e" leftSection={<IconPlayerStopFilled size={16} />} onClick={() => setAsking(true)}>
          {m.studio.stop}
        </Button>
      ) : (
        <Button
          size="md" color="#b3261e" variant={ready ? 'filled' : 'outline'} leftSection={<IconBroadcast size={18} />} loading={change.isPending}
          onClick={() => change.mutate()}
        >
          {m.studio.goLive}
        </Button>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title={m.studio.stopQuestion} closeButtonProps={{ 'aria-label': m.app.close }}>
        <Text mb="lg">{m.studio.stopText}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            {m.app.back}
          </Button>
          <Button color="#b3261e" loading={change.isPending} onClick={() => change.mutate()} data-autofocus>
            {m.studio.stop}
          </Button>
        </Group>
      </Modal>
    </>
  )
}

function Toggles({ capture, state }: { capture: Capture; state: CaptureState }) {
  const m = useMessages()
  const toggles = [
    {
      on: state.camera, label: state.camera ? m.studio.turnOffCamera : m.studio.turnOnCamera,
      icon: state.camera ? <IconCamera size={20} /> : <IconCameraOff size={20} />, act: () => capture.toggleCamera(),
    },
    {
      on: state.microphone, label: state.microphone ? m.studio.turnOffMic : m.studio.turnOnMic,
      icon: state.microphone ? <IconMicrophone size={20} /> : <IconMicrophoneOff size={20} />, act: () => capture.toggleMicrophone(),
    },
    {
      on: state.screen, label: state.screen ? m.studio.stopScreen : m.studio.screen,
      icon: state.screen ? <IconScreenShareOff size={20} /> : <IconScreenShare size={20} />, act: () => capture.toggleScreen(),
    },
  ]
  return toggles.map(({ on, label, icon, act }) => (
    <Tooltip label={label} key={label}>
      <ActionIcon size={44} radius="xl" variant={on ? 'filled' : 'default'} aria-label={label} aria-pressed={on} onClick={() => void act()}>
        {icon}
      </ActionIcon>
    </Tooltip>
  ))
}
