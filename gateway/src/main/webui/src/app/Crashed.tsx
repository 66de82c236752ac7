import { Button } from '@mantine/core'
import { IconBandage } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useMessages } from '../i18n'
import { Blank } from '../ui/Blank'
import { usePageTitle } from '../ui/usePageTitle'

/** What stands in for a page that failed. Also one that could not be loaded, as after an update, ends here. */
export function Crashed() {
  const m = useMessages()
  usePageTitle(m.problem.crashed)
  useReloadOnReturn()
  return (
    <div role="alert">
      <Blank
        level={1}
        icon={<IconBandage />}
        title={m.problem.crashed}
        text={m.problem.crashedText}
        action={<Button onClick={() => location.reload()}>{m.problem.reload}</Button>}
      />
    </div>
  )
}

/** Whoever goes back begins anew: what failed once would be remembered as failed. */
function useReloadOnReturn() {
  useEffect(() => {
    const again = () => location.reload()
    window.addEventListener('popstate', again)
    return () => window.removeEventListener('popstate', again)
  }, [])
}
