import { Button, Group, Modal, Text } from '@mantine/core'
import { useCallback, useEffect } from 'react'
import { useBlocker, type BlockerFunction } from 'react-router'
import { useMessages } from '../i18n'

/** Whoever is on air is asked before they leave the page, since the picture of everybody who watches goes with it. */
export function LeaveQuestion({ onAir }: { onAir: boolean }) {
  const m = useMessages()
  useEffect(() => {
    if (!onAir) {
      return
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [onAir])
  const leaves = useCallback<BlockerFunction>(
    ({ currentLocation, nextLocation }) => onAir && currentLocation.pathname !== nextLocation.pathname,
    [onAir],
  )
  const leaving = useBlocker(leaves)
  const stay = () => leaving.reset?.()
  return (
    <Modal opened={leaving.state === 'blocked'} onClose={stay} title={m.studio.leaveQuestion} closeButtonProps={{ 'aria-label': m.app.close }}>
      <Text mb="lg">{m.studio.leaveText}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={stay} data-autofocus>
          {m.studio.stay}
        </Button>
        <Button color="#b3261e" onClick={() => leaving.proceed?.()}>
          {m.studio.leave}
        </Button>
      </Group>
    </Modal>
  )
}
