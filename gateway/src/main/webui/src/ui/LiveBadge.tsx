import { useMessages } from '../i18n'
import classes from './LiveBadge.module.css'

export function LiveBadge() {
  const m = useMessages()
  return <span className={classes.live}>{m.watch.live}</span>
}
