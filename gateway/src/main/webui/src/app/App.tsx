import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
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
import { RequireMember } from './RequireMember'
import { theme } from './theme'
import { Toaster } from '../ui/toasts'

const WatchPage = lazy(() => import('../watch/WatchPage'))
const StudioPage = lazy(() => import('../studio/StudioPage'))
const FiguresPage = lazy(() => import('../figures/FiguresPage'))
const DashboardPage = lazy(() => import('../figures/DashboardPage'))
const CreatePage = lazy(() => import('../classes/CreatePage'))
const EditPage = lazy(() => import('../classes/EditPage'))
const ProfilePage = lazy(() => import('../session/ProfilePage'))

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

/** Made once, and by the router that can hold somebody back who is about to leave a page. */
const pages = createBrowserRouter(
  createRoutesFromElements(
    <Route element={<Frame />}>
      <Route path="/" element={<HomePage />} />
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/register" element={<RegisterPage />} />
      <Route element={<RequireMember />}>
        <Route path="/profile" element={<ProfilePage />} />
        <Route path="/dashboard" element={<DashboardPage />} />
        <Route path="/classes/new" element={<CreatePage />} />
        <Route path="/classes/:id" element={<WatchPage />} />
        <Route path="/classes/:id/edit" element={<EditPage />} />
        <Route path="/classes/:id/studio" element={<StudioPage />} />
        <Route path="/classes/:id/figures" element={<FiguresPage />} />
      </Route>
      <Route path="*" element={<NotFound page />} />
    </Route>,
  ),
)

function Frame() {
  return (
    <Crashed>
      <Suspense fallback={<PageLoader />}>
        <Layout />
      </Suspense>
    </Crashed>
  )
}

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
