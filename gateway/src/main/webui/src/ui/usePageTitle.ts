import { useEffect } from 'react'
import { useMessages } from '../i18n'

export function usePageTitle(title: string) {
  const m = useMessages()
  useEffect(() => {
    document.title = title ? `${title} · ${m.app.name}` : m.app.name
  }, [title, m])
}
