import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { explain, isNotFound } from '../api/problem'
import { NotFound } from '../app/NotFound'
import { useMessages } from '../i18n'
import { Blank } from './Blank'

/** A read that did not work, with the way to try it again. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const m = useMessages()
  if (isNotFound(error)) {
    return <NotFound />
  }
  return (
    <Blank
      icon={<IconCloudOff />}
      title={m.problem.title}
      text={explain(error, m)}
      action={retry && <Button variant="light" onClick={retry}>{m.app.retry}</Button>}
    />
  )
}
