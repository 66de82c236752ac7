import { Button } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMessages } from '../i18n'
import { Blank } from '../ui/Blank'
import { usePageTitle } from '../ui/usePageTitle'

export function NotFound({ page = false }: { page?: boolean }) {
  const m = useMessages()
  usePageTitle(m.problem.notFound)
  return (
    <Blank
      level={1}
      icon={<IconCompass />}
      title={m.problem.notFound}
      text={page ? m.problem.pageNotFoundText : m.problem.notFoundText}
      action={
        <Button component={Link} to="/" variant="light">
          {m.problem.toHome}
        </Button>
      }
    />
  )
}
