import { ActionIcon, Button, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconChartBar, IconCheck, IconChevronDown, IconDeviceDesktop, IconLogout, IconMoon, IconPlus, IconSun, IconUser,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Link, NavLink, Outlet, useLocation, useNavigate, useNavigation } from 'react-router'
import { LANGUAGES, useTexts, type Language } from '../i18n'
import { signOut, type Me } from '../session/session'
import { mayTeach, useMe, useSession } from '../session/useSession'
import { mayLeave } from '../ui/leaving'
import { Notice } from '../ui/Notice'
import { PersonIcon } from '../ui/PersonIcon'
import { toast } from '../ui/toasts'
import classes from './Layout.module.css'

const SCHEMES = { light: <IconSun size={16} />, dark: <IconMoon size={16} />, auto: <IconDeviceDesktop size={16} /> }

export function Layout() {
  const { messages: m } = useTexts()
  const session = useSession()
  const me = useMe()
  const underway = useNavigation().state !== 'idle'
  useFocusOnNewPage()
  return (
    <>
      <a className={classes.skip} href="#content">
        {m.app.skip}
      </a>
      {underway && <div className={classes.underway} role="status" aria-label={m.app.loading} />}
      <header className={classes.header}>
        <div className={classes.bar}>
          <Link to="/" className={classes.brand}>
            <span className={classes.dot} aria-hidden />
            {m.app.name}
          </Link>
          <nav className={classes.nav}>
            {mayTeach(me) && (
              <NavLink to="/dashboard" className={classes.link}>
                <IconChartBar size={18} aria-hidden />
                <span className={classes.wide}>{m.app.dashboard}</span>
              </NavLink>
            )}
          </nav>
          <div className={classes.right}>
            {mayTeach(me) && (
              <>
                <Button component={Link} to="/classes/new" size="xs" leftSection={<IconPlus size={16} />} className={classes.wideButton}>
                  {m.app.create}
                </Button>
                <ActionIcon component={Link} to="/classes/new" size="lg" aria-label={m.app.create} className={classes.narrowButton}>
                  <IconPlus size={18} />
                </ActionIcon>
              </>
            )}
            {session.kind === 'guest' && (
              <Button component={Link} to="/sign-in" size="xs" variant="light">
                {m.app.signIn}
              </Button>
            )}
            <AccountMenu me={me} />
          </div>
        </div>
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        {session.kind === 'unknown' && session.failing && <Notice kind="info">{m.session.unreachable}</Notice>}
        <Outlet />
      </main>
    </>
  )
}

/** Whoever follows a link by keyboard or ear is then in the new page, and not where the link was. */
function useFocusOnNewPage() {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current !== pathname) {
      before.current = pathname
      document.getElementById('content')?.focus()
      window.scrollTo(0, 0)
    }
  }, [pathname])
}

function AccountMenu({ me }: { me: Me | null }) {
  const { language, messages: m, choose } = useTexts()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const navigate = useNavigate()
  const leave = async () => {
    if (await mayLeave()) {
      await signOut().then(
        () => navigate('/'),
        () => toast(m.session.stillSignedIn, 'error'),
      )
    }
  }
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={m.app.menu}>
          {me ? <PersonIcon name={me.displayName} id={me.id} size={30} /> : <IconSun size={18} />}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me && (
          <>
            <Menu.Label>{me.displayName}</Menu.Label>
            <Menu.Item leftSection={<IconUser size={16} />} onClick={() => navigate('/profile')}>
              {m.app.profile}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{m.app.theme}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            leftSection={SCHEMES[scheme]}
            rightSection={colorScheme === scheme && <IconCheck size={14} />}
            onClick={() => setColorScheme(scheme)}
          >
            {m.app.themes[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{m.app.language}</Menu.Label>
        {(Object.keys(LANGUAGES) as Language[]).map((one) => (
          <Menu.Item key={one} lang={one} rightSection={language === one && <IconCheck size={14} />} onClick={() => choose(one)}>
            {LANGUAGES[one]}
          </Menu.Item>
        ))}
        {me && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
              {m.app.signOut}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
