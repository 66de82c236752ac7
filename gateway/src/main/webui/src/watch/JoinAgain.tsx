import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { streams } from '../api/calls'
import { explain, Problem } from '../api/problem'
import { useMessages } from '../i18n'
import { useRoomStore } from '../room/useRoom'
import { toast } from '../ui/toasts'

/** For whoever was removed and may have been let in again, which nobody tells them who are not in the room. */
export function JoinAgain() {
  const m = useMessages()
  const store = useRoomStore()
  const join = useMutation({
    mutationFn: () => streams.join(store.streamId).catch(unlessOfTheClass),
    onSuccess: () => store.open(),
    onError: (error) => toast(explain(error, m), 'error'),
  })
  return (
    <Button variant="white" color="dark" mt="sm" loading={join.isPending} onClick={() => join.mutate()}>
      {m.watch.joinAgain}
    </Button>
  )
}

/** That the class is full or not live is no reason to keep somebody out of its room. */
function unlessOfTheClass(error: unknown) {
  if (!(error instanceof Problem && error.status === 409)) {
    throw error
  }
}
