import { createContext, use } from 'react'
import { en, type Messages } from './en'
import { formatsOf, type Formats } from './formats'

export type Language = 'en' | 'de'
export const LANGUAGES: Record<Language, string> = { en: 'English', de: 'Deutsch' }
const KEPT_AS = 'livestream-language'

/** The language chosen before, else the first of the browser's that we have. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS)
  const wanted = [...(kept ? [kept] : []), ...navigator.languages]
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

export function keepLanguage(language: Language) {
  localStorage.setItem(KEPT_AS, language)
}

export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'de' ? (await import('./de')).de : en
}

/** The locale for numbers and times: the browser's own variant of the language when it has one, as in en-GB. */
export function localeFor(language: Language): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language
}

function isLanguage(tag: string): tag is Language {
  return tag in LANGUAGES
}

interface Texts {
  language: Language
  messages: Messages
  formats: Formats
  choose: (language: Language) => void
}

export const TextsContext = createContext<Texts>({
  language: 'en',
  messages: en,
  formats: formatsOf('en'),
  choose: () => {},
})

export function useTexts(): Texts {
  return use(TextsContext)
}

export function useMessages(): Messages {
  return use(TextsContext).messages
}

export function useFormats(): Formats {
  return use(TextsContext).formats
}

export type { Messages }
