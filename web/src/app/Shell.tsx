import { portfolio as contract, type ListedPortfolio } from '@pejl/server/portfolio/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { mayReport, useSession } from '../access/session.ts'
import { UserMenu } from '../access/UserMenu.tsx'
import { query } from '../api/query.ts'
import type { Words } from '../language/da.ts'
import { useFormats, useLanguage, useShared } from '../language/Language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { remember } from '../ui/remember.ts'
import { followLink, turnTo } from './journey.ts'
import { holdKeys, useKeys } from './keys.ts'
import { late } from './late.ts'
import { type KnownDay, knownDayIn, paths, patterns, withView } from './paths.ts'

const Shortcuts = lazy(() => import('./Shortcuts.tsx').then(module => ({ default: module.Shortcuts })))
/** Fetched ahead, too, so that what is written right after `/` is not lost. */
export const searching = late(() => import('../search/SearchDialog.tsx').then(module => module.SearchDialog))

export const listQuery = query(contract.list, {})

export type PageName =
  | 'overview'
  | 'timeline'
  | 'history'
  | 'comparison'
  | 'sources'
  | 'document'
  | 'initiative'
  | 'reporting'
  | 'report'

/** The frame around every page: top bar, menus, the keys that work everywhere, and the one listener for links. */
export function Shell({ slug, page, children }: { slug: string | null; page: PageName | null; children: ReactNode }) {
  const words = useShared()
  const { data: portfolios } = useQuery(listQuery)
  const [listed, setListed] = useState(false)
  const [finding, setFinding] = useState(false)
  function find() {
    if (slug === null) return
    setFinding(true)
    holdKeys(() => setFinding(false))
  }
  const search = useSearch()
  const [path] = useLocation()
  const here = path === patterns.signIn || path === paths.invitation() ? '/' : path + (search && `?${search}`)
  const day = knownDayIn(search)
  const shown = portfolios?.find(portfolio => portfolio.slug === slug)
  const reports = mayReport(useSession())
  const links = slug ? linksOf(slug, day, search, words).filter(({ name }) => name !== 'reporting' || reports) : []
  const turn = (name: PageName) => () => {
    const link = links.find(one => one.name === name)
    if (link) turnTo(link.href)
  }
  useKeys({
    '?': () => setListed(true),
    '/': find,
    p: () => print(),
    'g o': turn('overview'),
    'g t': turn('timeline'),
    'g h': turn('history'),
    'g i': turn('reporting'),
  })
  const current = (name: PageName) =>
    name === page || (name === 'reporting' && page === 'report') ? 'page' : undefined

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it hears its links' presses
    <div className="frame" onClick={followLink}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="top">
        <a className="logo" href={paths.home()} aria-label={words.front}>
          <Logo />
          <b>Pejl</b>
        </a>
        <Switcher portfolios={portfolios ?? []} shown={shown} />
        <nav className="nav" aria-label={words.mainMenu}>
          {links.map(link => (
            <a key={link.name} href={link.href} aria-current={current(link.name)}>
              {link.word}
            </a>
          ))}
        </nav>
        <span className="grow" />
        {slug ? <FindButton open={find} /> : null}
        <KeysButton open={() => setListed(true)} />
        <LanguageButton />
        <ThemeButton />
        <UserMenu signIn={paths.signIn(here)} />
      </header>
      {shown?.invented ? (
        <aside className="invented" aria-label={words.invented}>
          {words.inventedBanner}
        </aside>
      ) : null}
      {children}
      {links.length > 0 ? (
        <nav className="tabbar" aria-label={words.mainMenuMobile}>
          {links.map(link => (
            <a key={link.name} href={link.href} aria-current={current(link.name)}>
              <Icon name={link.icon} />
              <span>{link.word}</span>
            </a>
          ))}
        </nav>
      ) : null}
      {listed ? (
        <Suspense>
          <Shortcuts close={() => setListed(false)} />
        </Suspense>
      ) : null}
      {finding && slug ? (
        <Suspense>
          <searching.Part slug={slug} close={() => setFinding(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}

type Link = { name: PageName; word: string; href: string; icon: string }

/** The main menu: every page keeps the day, the filters and the grouping. */
const linksOf = (slug: string, day: KnownDay, search: string, words: Words): Link[] => [
  { name: 'overview', word: words.overview, href: withView(paths.overview(slug, day), search), icon: 'grid' },
  { name: 'timeline', word: words.timeline, href: withView(paths.timeline(slug, day), search), icon: 'time' },
  { name: 'history', word: words.history, href: withView(paths.history(slug, day), search), icon: 'list' },
  { name: 'reporting', word: words.report, href: paths.reporting(slug), icon: 'pen' },
]

function Switcher({ portfolios, shown }: { portfolios: ListedPortfolio[]; shown: ListedPortfolio | undefined }) {
  const words = useShared()
  const formats = useFormats()
  const name = (portfolio: ListedPortfolio) => (
    <>
      <span className="trunc" title={formats.portfolioName(portfolio)}>
        {formats.portfolioName(portfolio)}
      </span>
      {portfolio.invented ? <span className="tag">{words.invented}</span> : null}
    </>
  )
  return (
    <Popover
      className="btn btn--switch"
      name={words.choosePortfolio}
      button={
        <>
          <span className="vh">{words.portfolio}: </span>
          {shown ? name(shown) : <span className="trunc">{words.choosePortfolio}</span>}
          <Icon name="down" />
        </>
      }
    >
      {close => (
        <ul className="menu">
          {portfolios.map(portfolio => (
            <li key={portfolio.slug}>
              <a
                href={paths.overview(portfolio.slug)}
                aria-current={portfolio === shown ? 'true' : undefined}
                onClick={close}
              >
                {name(portfolio)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  )
}

function FindButton({ open }: { open: () => void }) {
  const words = useShared()
  return (
    <button
      type="button"
      className="btn btn--ghost btn--find"
      aria-haspopup="dialog"
      aria-keyshortcuts="/"
      onClick={open}
    >
      <Icon name="search" />
      <span className="vh-m">{words.search}</span>
      <kbd className="hide-m">/</kbd>
    </button>
  )
}

function KeysButton({ open }: { open: () => void }) {
  const words = useShared()
  return (
    <button
      type="button"
      className="btn btn--icon hide-m"
      aria-label={words.keyboard}
      title={`${words.keyboard} (?)`}
      onClick={open}
    >
      <Icon name="keys" />
    </button>
  )
}

function LanguageButton() {
  const words = useShared()
  const { language, choose } = useLanguage()
  const other = language === 'da' ? 'en' : 'da'
  return (
    <button
      type="button"
      className="btn btn--ghost btn--lang"
      lang={other}
      aria-label={words.otherLanguageName}
      onClick={() => choose(other)}
    >
      {words.otherLanguage}
    </button>
  )
}

function ThemeButton() {
  const words = useShared()
  function toggle() {
    const root = document.documentElement
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset.theme = dark ? 'light' : 'dark'
    remember('theme', root.dataset.theme)
  }
  return (
    <button type="button" className="btn btn--icon" aria-label={words.theme} title={words.theme} onClick={toggle}>
      <Icon name="theme" />
    </button>
  )
}

function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <circle cx="11" cy="11" r="9.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M11 11 17.6 4.4" stroke="currentColor" strokeWidth="1.8" />
      <circle cx="11" cy="11" r="2.1" fill="currentColor" />
      <path d="M11 1.8v3M11 17.2v3M1.8 11h3M17.2 11h3" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  )
}
