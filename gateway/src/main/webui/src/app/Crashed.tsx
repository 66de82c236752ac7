import { Button } from '@mantine/core'
import { IconBandage } from '@tabler/icons-react'
import { useMessages } from '../i18n'
import { Blank } from '../ui/Blank'

/** What stands in for a page that failed. Also one that could not be loaded, as after an update, ends here. */
export function Crashed() {
  const m = useMessages()
  return (
    <Blank
      level={1}
      icon={<IconBandage />}
      title={m.problem.crashed}
      text={m.problem.crashedText}
      action={<Button onClick={() => location.reload()}>{m.problem.reload}</Button>}
    />
  )
}
