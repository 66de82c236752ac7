import createClient, { type Middleware } from 'openapi-fetch'
import { accessToken } from '../session/session'
import { clock } from './clock'
import { problemOf } from './problem'
import type { paths } from './schema'

/** Bears the token; a call that comes back because it has ended is made once more with another one. */
const authorised: typeof fetch = async (input, init) => {
  const request = new Request(input, init)
  const again = request.clone()
  const token = await accessToken(null)
  const response = await timed(bearing(request, token))
  return response.status === 401 ? timed(bearing(again, await accessToken(token))) : response
}

async function timed(request: Request): Promise<Response> {
  const asked = Date.now()
  const response = await fetch(request)
  clock.hear(response.headers.get('Date'), asked, Date.now())
  return response
}

function bearing(request: Request, token: string | null): Request {
  if (token !== null) {
    request.headers.set('Authorization', `Bearer ${token}`)
  }
  return request
}

/** Refusals become exceptions, so that whoever calls can rely on the reply. */
const refusalsThrow: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) {
      throw await problemOf(response)
    }
    return response
  },
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: authorised })
api.use(refusalsThrow)

/** What has no place in the typed client: replies that are files. */
export async function download(path: string, accept: string): Promise<Blob> {
  const response = await authorised(new Request(new URL(path, location.origin), { headers: { Accept: accept } }))
  if (!response.ok) {
    throw await problemOf(response)
  }
  return response.blob()
}

export function saveAs(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
