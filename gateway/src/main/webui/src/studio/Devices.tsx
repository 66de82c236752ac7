import { NativeSelect } from '@mantine/core'
import { IconCamera, IconMicrophone } from '@tabler/icons-react'
import { useMessages } from '../i18n'
import type { Capture, CaptureState } from './Capture'
import classes from './studio.module.css'
import { Toggles } from './Toggles'
import { useLevel } from './useLevel'

export function Devices({ capture, state }: { capture: Capture; state: CaptureState }) {
  const m = useMessages()
  const options = (kind: MediaDeviceKind) => [
    { value: '', label: m.studio.defaultDevice },
    ...state.devices.filter((device) => device.kind === kind).map((device) => ({ value: device.deviceId, label: device.label || device.deviceId.slice(0, 8) })),
  ]
  return (
    <div className={classes.devices}>
      <div className={classes.toggles}>
        <Toggles capture={capture} state={state} />
      </div>
      <NativeSelect
        aria-label={m.studio.camera} leftSection={<IconCamera size={16} />} data={options('videoinput')} value={state.cameraId ?? ''}
        onChange={(event) => void capture.useCamera(event.currentTarget.value || null)}
      />
      <NativeSelect
        aria-label={m.studio.microphone} leftSection={<IconMicrophone size={16} />} data={options('audioinput')} value={state.microphoneId ?? ''}
        onChange={(event) => void capture.useMicrophone(event.currentTarget.value || null)}
      />
      <Level stream={state.stream} />
    </div>
  )
}

function Level({ stream }: { stream: MediaStream }) {
  const m = useMessages()
  const level = useLevel(stream)
  return <meter className={classes.level} aria-label={m.studio.level} min={0} max={1} high={0.85} value={level} />
}
