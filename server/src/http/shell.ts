// The page of the web app as built, in its reader's language and theme, and with what its reader shall see first.
import { type Ready, readyPage } from './ready.ts'

export type Language = 'da' | 'en'
type Drawn = { title: string; html: string }
export type Shell = {
  language: Language
  /** Language and theme: two shells with the same look are the same page. */
  look: string
  /** As it was built: it draws itself. */
  plain: Ready
  with: (drawn: Drawn) => Ready
}

const LANGUAGES: readonly Language[] = ['da', 'en']
const THEMES = ['', 'light', 'dark']

/** The shells of a built page; the cookie says which of them a reader has chosen. */
export function shellsOf(built: string): (cookie: string | undefined) => Shell {
  const shells = new Map<string, Shell>()
  for (const language of LANGUAGES)
    for (const theme of THEMES) shells.set(`${language} ${theme}`, shellOf(built, language, theme))
  const plain = shells.get('da ') as Shell
  return (cookie = '') => {
    const language = /(?:^|; ?)pejl\.language=en(?:;|$)/.test(cookie) ? 'en' : 'da'
    const theme = /(?:^|; ?)pejl\.theme=(light|dark)(?:;|$)/.exec(cookie)?.[1] ?? ''
    return shells.get(`${language} ${theme}`) ?? plain
  }
}

const TITLE = /<title>[^<]*<\/title>/
const BOOT = '<script src="/assets/boot-'
const START = /<script type="module" crossorigin src="([^"]+)"><\/script>/g
const ROOT = '<div id="root"></div>'
// The browser paints once, when the whole of it is there (https://html.spec.whatwg.org/#link-type-expect).
const AT_ONCE = '<link rel="expect" href="#root" blocking="render">'

function shellOf(built: string, language: Language, theme: string): Shell {
  const chosen = theme === '' ? '' : ` data-theme="${theme}"`
  const html = built.replace('<html lang="da"', `<html lang="${language}"${chosen}`)
  const waiting = html
    .replace('<html ', '<html data-drawn ')
    // Nothing that is not needed for the first paint stands in its way: boot.js starts the application after it.
    .replace(BOOT, BOOT.replace('script ', 'script defer '))
    .replaceAll(START, '<meta name="start" content="$1">')
  const inPlace = drawInPlace(built)
  return {
    language,
    look: `${language} ${theme}`,
    plain: readyPage(html),
    // By functions: in a text, `$&` would be a pattern.
    with: drawn =>
      readyPage(
        waiting
          .replace(TITLE, () => `<title>${escaped(drawn.title)}</title>\n    ${AT_ONCE}`)
          .replace(ROOT, () => `<div id="root">${inPlace(drawn.html)}</div>`),
      ),
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;' }
const escaped = (text: string) => text.replaceAll(/[&<]/g, sign => ENTITIES[sign] ?? sign)

/** Puts the signs where they stand: one that is taken out of the sprite costs the browser two elements more. */
function drawInPlace(built: string): (html: string) => string {
  const signs = new Map<string, string>()
  for (const [, id = '', sign = ''] of built.matchAll(/<symbol id="([^"]+)" viewBox="0 0 16 16">(.*?)<\/symbol>/g))
    signs.set(id, sign)
  return html =>
    html.replaceAll(/><use href="#([^"]+)"><\/use>/g, (found, id: string) => {
      const sign = signs.get(id)
      return sign === undefined ? found : ` viewBox="0 0 16 16">${sign}`
    })
}
