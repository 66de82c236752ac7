import { Button, Group, Text } from '@mantine/core'
import { useMessages } from '../i18n'
import { Notice } from '../ui/Notice'
import type { Capture, CaptureState, Device } from './Capture'

const KINDS = { camera: 'videoinput', microphone: 'audioinput' } as const

/** Says that a camera or a microphone was pulled out while it was on, and offers those that there still are. */
export function LostDevices({ capture, state }: { capture: Capture; state: CaptureState }) {
  return state.lost.map((device) => <LostDevice key={device} device={device} capture={capture} state={state} />)
}

function LostDevice({ device, capture, state }: { device: Device; capture: Capture; state: CaptureState }) {
  const m = useMessages()
  const others = state.devices.filter(({ kind }) => kind === KINDS[device])
  return (
    <Notice kind="error">
      <Text size="sm" fw={600}>
        {m.studio.lost[device]}
      </Text>
      <Text size="sm">{others.length > 0 ? m.studio.lostText : m.studio.lostAll}</Text>
      <Group gap="xs" mt="xs">
        {others.map(({ deviceId, label }) => (
          <Button key={deviceId} size="compact-sm" variant="default" onClick={() => void capture.replace(device, deviceId)}>
            {label || m.studio.defaultDevice}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => capture.goWithout(device)}>
          {m.studio.goWithout}
        </Button>
      </Group>
    </Notice>
  )
}
