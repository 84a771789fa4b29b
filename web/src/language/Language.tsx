import { createContext, type ReactNode, use, useMemo, useState, useTransition } from 'react'
import { remember } from '../ui/remember.ts'
import { da } from './da.ts'
import { formatsOf, type Language } from './formats.ts'

/** A page's words: Danish at hand, English fetched when somebody asks for it, and at hand from then on. */
export type Bilingual<W> = { da: W; en: () => Promise<W>; fetched: () => W | undefined }

const declared: Bilingual<unknown>[] = []

/** Declares words: `bilingual(da, () => import('./en.ts').then(m => m.en))`, where en is typed as the Danish. */
export function bilingual<W>(danish: W, fetchEnglish: () => Promise<W>): Bilingual<W> {
  let english: Promise<W> | undefined
  let fetched: W | undefined
  const words: Bilingual<W> = {
    da: danish,
    en: () => {
      english ??= atHand(
        fetchEnglish().then(words => {
          fetched = words
          return words
        }),
      )
      return english
    },
    fetched: () => fetched,
  }
  declared.push(words)
  return words
}

/**
 * React reads at once what it finds written down on a promise; else a page would wait a moment for words that are there.
 * Asking for them only while they are not there would not do: drawing again after a wait, React takes the promises of a
 * component in their order, and would take one page's words for another's.
 */
function atHand<W>(promise: Promise<W>): Promise<W> {
  promise.then(
    value => Object.assign(promise, { status: 'fulfilled', value }),
    () => {},
  )
  return promise
}

/** Fetches the English of every page that is here, so that nothing waits for it while it is drawn. */
export const fetchEnglish = () => Promise.all(declared.map(words => words.en()))

export const shared = bilingual(da, () => import('./en.ts').then(module => module.en))

type Chosen = { language: Language; choose: (language: Language) => void }
const Choice = createContext<Chosen>({ language: 'da', choose: () => {} })

/** The language that the page came in: the server, or boot.js, has read what was chosen. */
export const languageHere = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'da')

type ProviderProps = { first: Language; children: ReactNode }

export function LanguageProvider({ first, children }: ProviderProps) {
  const [language, setLanguage] = useState(first)
  const [, startTransition] = useTransition()
  const value = useMemo<Chosen>(
    () => ({
      language,
      choose: chosen => {
        document.documentElement.lang = chosen
        remember('language', chosen)
        startTransition(() => setLanguage(chosen))
      },
    }),
    [language],
  )
  return <Choice value={value}>{children}</Choice>
}

export const useLanguage = () => use(Choice)

/** The words of a page in the reader's language. Waits (Suspense) the first time English is asked for. */
export function useWords<W>(words: Bilingual<W>): W {
  const { language } = use(Choice)
  return language === 'en' ? use(words.en()) : words.da
}

/** What every page says: lights, lifecycles, dimensions, states. */
export const useShared = () => useWords(shared)

export const formats = { da: formatsOf('da'), en: formatsOf('en') }
export const useFormats = () => formats[use(Choice).language]
