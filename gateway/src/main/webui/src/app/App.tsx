import '@mantine/core/styles.layer.css'
import '@fontsource-variable/inter/index.css'
import './base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ComponentType } from 'react'
import { createBrowserRouter, createRoutesFromElements, Route, RouterProvider } from 'react-router'
import { isRefusal } from '../api/problem'
import { HomePage } from '../classes/HomePage'
import { keepLanguage, loadMessages, localeFor, TextsContext, type Language, type Messages } from '../i18n'
import { formatsOf } from '../i18n/formats'
import { forgetBetweenPeople } from '../session/ownCache'
import { RegisterPage } from '../session/RegisterPage'
import { SignInPage } from '../session/SignInPage'
import { keepDraftsToTheirWriter } from '../ui/drafts'
import { PageLoader } from '../ui/PageLoader'
import { Crashed } from './Crashed'
import { Layout } from './Layout'
import { NotFound } from './NotFound'
import { patiently } from './patiently'
import { RequireMember } from './RequireMember'
import { theme } from './theme'
import { Toaster } from '../ui/toasts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What was refused will be refused again; what was not answered may be answered now.
      retry: (failures, error) => failures < 2 && !isRefusal(error),
    },
  },
})

forgetBetweenPeople(queries)
keepDraftsToTheirWriter()

/**
 * A page that is loaded when somebody goes there: while they see the one they come from, or while it is found out who they are. The router
 * would remember for good that one could not be had.
 */
const loaded = (load: () => Promise<{ default: ComponentType }>) => async () => ({ Component: (await patiently(load)).default })

/** Made once, and by the router that can hold somebody back who is about to leave a page. */
const pages = createBrowserRouter(
  createRoutesFromElements(
    <Route element={<Layout />} errorElement={<Crashed />} hydrateFallbackElement={<PageLoader />}>
      <Route path="/" element={<HomePage />} />
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/register" element={<RegisterPage />} />
      <Route element={<RequireMember />}>
        <Route path="/profile" lazy={loaded(() => import('../session/ProfilePage'))} />
        <Route path="/dashboard" lazy={loaded(() => import('../figures/DashboardPage'))} />
        <Route path="/classes/new" lazy={loaded(() => import('../classes/CreatePage'))} />
        <Route path="/classes/:id" lazy={loaded(() => import('../watch/WatchPage'))} />
        <Route path="/classes/:id/edit" lazy={loaded(() => import('../classes/EditPage'))} />
        <Route path="/classes/:id/studio" lazy={loaded(() => import('../studio/StudioPage'))} />
        <Route path="/classes/:id/figures" lazy={loaded(() => import('../figures/FiguresPage'))} />
      </Route>
      <Route path="*" element={<NotFound page />} />
    </Route>,
  ),
)

export function App({ language: first, messages: firstMessages }: { language: Language; messages: Messages }) {
  const [{ language, messages }, setTexts] = useState({ language: first, messages: firstMessages })
  const texts = useMemo(
    () => ({
      language,
      messages,
      formats: formatsOf(localeFor(language)),
      choose: (next: Language) => {
        keepLanguage(next)
        void loadMessages(next).then((loaded) => setTexts({ language: next, messages: loaded }))
      },
    }),
    [language, messages],
  )
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <TextsContext value={texts}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={pages} />
          <Toaster />
        </QueryClientProvider>
      </TextsContext>
    </MantineProvider>
  )
}
