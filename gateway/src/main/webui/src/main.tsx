import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { adoptTheme } from './app/theme'
import { loadMessages, preferredLanguage } from './i18n'
import { begin } from './session/session'

adoptTheme()
void begin()

const language = preferredLanguage()
// English is always there.
const messages = await loadMessages(language).catch(() => loadMessages('en'))
createRoot(document.getElementById('root')!).render(<App language={language} messages={messages} />)
