import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { streams } from '../api/calls'
import { newId } from '../api/ids'
import { isRefusal } from '../api/problem'
import { useMessages } from '../i18n'
import { Page } from '../ui/Page'
import { ClassForm } from './ClassForm'

export default function CreatePage() {
  const m = useMessages()
  const navigate = useNavigate()
  const queries = useQueryClient()
  // The same key as long as nobody knows whether a class was created: sent twice, it still creates one. What was refused is sent anew.
  const [key, setKey] = useState(() => newId())
  const create = useMutation({
    mutationFn: (body: object) => streams.create(body, key),
    onSuccess: (stream) => {
      void queries.invalidateQueries({ queryKey: ['streams'] })
      void navigate(`/classes/${stream.id}/edit`, { replace: true, state: { created: true } })
    },
    onError: (error) => {
      if (isRefusal(error)) {
        setKey(newId())
      }
    },
  })
  return (
    <Page title={m.form.createTitle} narrow>
      <ClassForm submitLabel={m.form.create} submitting={create.isPending} error={create.error} onSubmit={(body) => create.mutate(body)} />
    </Page>
  )
}
