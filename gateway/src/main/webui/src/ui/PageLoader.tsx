import { Loader } from '@mantine/core'
import { useMessages } from '../i18n'
import classes from './ui.module.css'

export function PageLoader() {
  const m = useMessages()
  return (
    <div className={classes.loader} role="status" aria-label={m.app.loading}>
      <Loader type="dots" />
    </div>
  )
}
