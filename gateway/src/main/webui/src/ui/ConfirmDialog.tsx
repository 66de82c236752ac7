import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useMessages } from '../i18n'
import type { ConfirmProps } from './Confirm'

export function ConfirmDialog({ opened, label, children, onConfirm, onClose }: ConfirmProps) {
  const m = useMessages()
  // A dialog that is open from its beginning does not know where to go back to.
  const [there, setThere] = useState(false)
  useEffect(() => setThere(true), [])
  return (
    <Modal opened={opened && there} onClose={onClose} title={label} closeButtonProps={{ 'aria-label': m.app.close }}>
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
