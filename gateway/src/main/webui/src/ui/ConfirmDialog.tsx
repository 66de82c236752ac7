import { Button, Group, Modal, Text } from '@mantine/core'
import { useMessages } from '../i18n'
import type { ConfirmProps } from './Confirm'

export function ConfirmDialog({ opened, label, children, onConfirm, onClose }: ConfirmProps) {
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
