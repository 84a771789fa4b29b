import { createContext, type ReactNode, use, useMemo, useState, useTransition } from 'react'
import { da } from './da.ts'
import { formatsOf, type Language } from './formats.ts'

/** A page's words: Danish at hand, English fetched when somebody asks for it. */
export type Bilingual<W> = { da: W; en: () => Promise<W> }

/** Declares words: `bilingual(da, () => import('./en.ts').then(m => m.en))`, where en is typed as the Danish. */
export function bilingual<W>(danish: W, fetchEnglish: () => Promise<W>): Bilingual<W> {
  let english: Promise<W> | undefined
  return {
    da: danish,
    en: () => {
      english ??= fetchEnglish()
      return english
    },
  }
}

export const shared = bilingual(da, () => import('./en.ts').then(module => module.en))

type Chosen = { language: Language; choose: (language: Language) => void }
const Choice = createContext<Chosen>({ language: 'da', choose: () => {} })

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(document.documentElement.lang === 'en' ? 'en' : 'da')
  const [, startTransition] = useTransition()
  const value = useMemo<Chosen>(
    () => ({
      language,
      choose: chosen => {
        document.documentElement.lang = chosen
        remember(chosen)
        startTransition(() => setLanguage(chosen))
      },
    }),
    [language],
  )
  return <Choice value={value}>{children}</Choice>
}

function remember(language: Language) {
  try {
    localStorage.setItem('pejl.language', language)
  } catch {
    // A browser that keeps nothing still shows the language until the page is left.
  }
}

export const useLanguage = () => use(Choice)

/** The words of a page in the reader's language. Waits (Suspense) the first time English is asked for. */
export function useWords<W>(words: Bilingual<W>): W {
  const { language } = use(Choice)
  return language === 'en' ? use(words.en()) : words.da
}

/** What every page says: lights, lifecycles, dimensions, states. */
export const useShared = () => useWords(shared)

const formats = { da: formatsOf('da'), en: formatsOf('en') }
export const useFormats = () => formats[use(Choice).language]
