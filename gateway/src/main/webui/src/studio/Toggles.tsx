import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCamera, IconCameraOff, IconMicrophone, IconMicrophoneOff, IconScreenShare, IconScreenShareOff } from '@tabler/icons-react'
import { useMessages } from '../i18n'
import type { Capture, CaptureState } from './Capture'

export function Toggles({ capture, state }: { capture: Capture; state: CaptureState }) {
  const m = useMessages()
  const toggles = [
    {
      of: 'camera', on: state.camera, label: state.camera ? m.studio.turnOffCamera : m.studio.turnOnCamera,
      icon: state.camera ? <IconCamera size={20} /> : <IconCameraOff size={20} />, act: () => capture.toggleCamera(),
    },
    {
      of: 'microphone', on: state.microphone, label: state.microphone ? m.studio.turnOffMic : m.studio.turnOnMic,
      icon: state.microphone ? <IconMicrophone size={20} /> : <IconMicrophoneOff size={20} />, act: () => capture.toggleMicrophone(),
    },
    {
      of: 'screen', on: state.screen, label: state.screen ? m.studio.stopScreen : m.studio.screen,
      icon: state.screen ? <IconScreenShareOff size={20} /> : <IconScreenShare size={20} />, act: () => capture.toggleScreen(),
    },
  ]
  return toggles.map(({ of, on, label, icon, act }) => (
    <Tooltip label={label} key={of}>
      <ActionIcon size={44} radius="xl" variant={on ? 'filled' : 'default'} aria-label={label} aria-pressed={on} onClick={() => void act()}>
        {icon}
      </ActionIcon>
    </Tooltip>
  ))
}
