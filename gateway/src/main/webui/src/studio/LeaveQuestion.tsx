import { Button, Group, Modal, Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useBlocker, type BlockerFunction } from 'react-router'
import { useMessages } from '../i18n'
import { askBeforeLeaving } from '../ui/leaving'

/** Whoever is on air is asked before they leave the page, since the picture of everybody who watches goes with it. */
export function LeaveQuestion({ onAir }: { onAir: boolean }) {
  const m = useMessages()
  // Of whoever wants to know for another reason than a link, as that somebody signs out.
  const [asker, setAsker] = useState<{ tell: (leaves: boolean) => void } | null>(null)
  useEffect(() => {
    if (!onAir) {
      return
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    const takeBack = askBeforeLeaving(() => new Promise((tell) => setAsker({ tell })))
    return () => {
      window.removeEventListener('beforeunload', ask)
      takeBack()
    }
  }, [onAir])
  const leaves = useCallback<BlockerFunction>(
    ({ currentLocation, nextLocation }) => onAir && currentLocation.pathname !== nextLocation.pathname,
    [onAir],
  )
  const leaving = useBlocker(leaves)
  const answer = (leaves: boolean) => {
    asker?.tell(leaves)
    setAsker(null)
    if (leaves) {
      leaving.proceed?.()
    } else {
      leaving.reset?.()
    }
  }
  const stay = () => answer(false)
  return (
    <Modal opened={leaving.state === 'blocked' || asker !== null} onClose={stay} title={m.studio.leaveQuestion} closeButtonProps={{ 'aria-label': m.app.close }}>
      <Text mb="lg">{m.studio.leaveText}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={stay} data-autofocus>
          {m.studio.stay}
        </Button>
        <Button color="#b3261e" onClick={() => answer(true)}>
          {m.studio.leave}
        </Button>
      </Group>
    </Modal>
  )
}
