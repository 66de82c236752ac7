import { Navigate, Outlet, useLocation } from 'react-router'
import { useSession } from '../session/useSession'
import { PageLoader } from '../ui/PageLoader'

/** Guests sign in first, and come back to where they wanted to go. */
export function RequireMember() {
  const session = useSession()
  const { pathname } = useLocation()
  switch (session.kind) {
    case 'unknown':
      return <PageLoader />
    case 'guest':
      return <Navigate to="/sign-in" replace state={{ to: pathname, ended: session.ended }} />
    case 'member':
      return <Outlet />
  }
}
