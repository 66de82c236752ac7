import { Button, Group, Modal, Text } from '@mantine/core'
import { IconBroadcast, IconChartBar, IconPlayerStopFilled } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMessages } from '../i18n'
import type { OnAir } from './useOnAir'

/** The next step of the broadcast. Each has a button of its own, so that a key held too long takes one step and not two. */
export function AirButtons({ onAir }: { onAir: OnAir }) {
  const m = useMessages()
  switch (onAir.air) {
    case 'off':
    case 'starting':
      return (
        <Button
          key="start" size="md" color="#b3261e" variant={onAir.ready ? 'filled' : 'outline'} leftSection={<IconBroadcast size={18} />}
          loading={onAir.air === 'starting'} onClick={onAir.goLive}
        >
          {m.studio.goLive}
        </Button>
      )
    case 'on':
    case 'asking':
    case 'ending':
      return (
        <>
          <Button color="#b3261e" leftSection={<IconPlayerStopFilled size={16} />} onClick={onAir.askToEnd}>
            {m.studio.stop}
          </Button>
          <EndQuestion onAir={onAir} />
        </>
      )
    case 'over':
      return (
        <Button key="figures" component={Link} to="../figures" relative="path" leftSection={<IconChartBar size={16} />}>
          {m.watch.figures}
        </Button>
      )
  }
}

function EndQuestion({ onAir: { air, goOn, end } }: { onAir: OnAir }) {
  const m = useMessages()
  return (
    <Modal opened={air !== 'on'} onClose={goOn} title={m.studio.stopQuestion} closeButtonProps={{ 'aria-label': m.app.close }}>
      <Text mb="lg">{m.studio.stopText}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={goOn} data-autofocus>
          {m.app.back}
        </Button>
        <Button color="#b3261e" loading={air === 'ending'} onClick={end}>
          {m.studio.stop}
        </Button>
      </Group>
    </Modal>
  )
}
