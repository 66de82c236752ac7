import { Text } from '@mantine/core'
import { useMessages } from '../i18n'
import { Notice } from '../ui/Notice'
import type { MediaFailure } from './media'

export function MediaFailureNotice({ failure }: { failure: MediaFailure | null }) {
  const m = useMessages()
  if (failure === null) {
    return null
  }
  const title = { denied: m.studio.permission, missing: m.studio.noCameraFound, busy: m.studio.deviceBusy, insecure: m.studio.insecure }[failure]
  return (
    <Notice kind="error">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {failure === 'denied' && <Text size="sm">{m.studio.permissionText}</Text>}
    </Notice>
  )
}
