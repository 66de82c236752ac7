import { useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { useMessages } from '../i18n'
import { toast } from './toasts'

export interface ConfirmProps {
  opened: boolean
  /** What is about to be done, as the button says it that does it. */
  label: string
  children: ReactNode
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be undone. A dialog is a good part of what a page loads, so that it is loaded when it is wanted. */
export function Confirm(props: ConfirmProps) {
  const m = useMessages()
  const { opened, onClose } = props
  const [Dialog, setDialog] = useState<ComponentType<ConfirmProps> | null>(null)
  const missing = opened && Dialog === null
  useEffect(() => {
    if (missing) {
      import('./ConfirmDialog').then(
        ({ ConfirmDialog }) => setDialog(() => ConfirmDialog),
        () => {
          toast(m.problem.network, 'error')
          onClose()
        },
      )
    }
    // Asked for once, whatever else is drawn meanwhile.
  }, [missing])
  return Dialog && <Dialog {...props} />
}
