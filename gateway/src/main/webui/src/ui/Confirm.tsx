import { Button, Group, Modal, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n'

interface ConfirmProps {
  opened: boolean
  /** What is about to be done, as the button says it that does it. */
  label: string
  children: ReactNode
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be undone. */
export function Confirm({ opened, label, children, onConfirm, onClose }: ConfirmProps) {
  const m = useMessages()
  return (
    <Modal opened={opened} onClose={onClose} title={label} closeButtonProps={{ 'aria-label': m.app.close }}>
      <Text mb="lg" component="div">
        {children}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {m.app.back}
        </Button>
        <Button
          color="#b3261e"
          onClick={() => {
            onConfirm()
            onClose()
          }}
        >
          {label}
        </Button>
      </Group>
    </Modal>
  )
}
