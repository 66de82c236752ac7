import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { streams } from '../api/calls'
import { useKeys } from '../api/keys'
import { isRefusal } from '../api/problem'
import { useMessages } from '../i18n'
import { Page } from '../ui/Page'
import { ClassForm } from './ClassForm'
import { useEdits } from './useEdits'

export default function CreatePage() {
  const m = useMessages()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const keys = useKeys()
  const edits = useEdits()
  const create = useMutation({
    mutationFn: (body: object) => streams.create(body, keys.take(body)),
    onSuccess: (stream) => {
      edits.discard()
      void queries.invalidateQueries({ queryKey: ['streams'] })
      void navigate(`/classes/${stream.id}/edit`, { replace: true, state: { created: true } })
    },
    onError: (error) => {
      if (isRefusal(error)) {
        keys.forget()
      }
    },
  })
  return (
    <Page title={m.form.createTitle} narrow>
      <ClassForm
        edits={edits} submitLabel={m.form.create} submitting={create.isPending} error={create.error} onSubmit={create.mutate}
        onDiscard={() => {
          edits.discard()
          create.reset()
        }}
      />
    </Page>
  )
}
