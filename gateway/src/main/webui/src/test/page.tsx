import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router'
import type { RoomStore } from '../room/store'
import { RoomContext } from '../room/useRoom'

interface Around {
  room?: RoomStore
  /** What has been read; nothing yet unless the test has more than one page. */
  queries?: QueryClient
}

/** What stands around each part of the pages. A call that fails is not made again. */
export function around({ room, queries = new QueryClient({ defaultOptions: { queries: { retry: false } } }) }: Around = {}) {
  return function Around({ children }: { children: ReactNode }) {
    return (
      <MantineProvider env="test">
        <QueryClientProvider client={queries}>
          <RoomContext value={room ?? null}>{children}</RoomContext>
        </QueryClientProvider>
      </MantineProvider>
    )
  }
}

/** Shows a part of a page. */
export function show(part: ReactNode, given?: Around) {
  return render(part, { wrapper: around(given) })
}

/** Shows the page that an address leads to, and whatever it leads on to. */
export function showPages(pages: RouteObject[], address: string, given?: Around) {
  const router = createMemoryRouter(pages, { initialEntries: [address] })
  show(<RouterProvider router={router} />, given)
  return router
}

/** Adds some words to a field, all at once: a key after the other would take long, and is for tests of keys. */
export async function write(field: HTMLElement, words: string) {
  await userEvent.click(field)
  await userEvent.paste(words)
}
