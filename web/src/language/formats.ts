import { type SlipUnit, shownSlip } from '@pejl/server/milestones/contract'
import type { DateWindow, Qualifier, Words } from '@pejl/server/terms'

export type Language = 'da' | 'en'

const MONTHS: Record<Language, readonly string[]> = {
  da: ['jan.', 'feb.', 'mar.', 'apr.', 'maj', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'dec.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}
const QUALIFIER_WORDS: Record<Language, Record<Qualifier, string>> = {
  da: {
    primo: 'primo',
    medio: 'medio',
    ultimo: 'ultimo',
    winter: 'vinter',
    spring: 'forår',
    summer: 'sommer',
    autumn: 'efterår',
    winter_spring: 'vinter/forår',
    spring_summer: 'forår/sommer',
  },
  en: {
    primo: 'early',
    medio: 'mid',
    ultimo: 'late',
    winter: 'winter',
    spring: 'spring',
    summer: 'summer',
    autumn: 'autumn',
    winter_spring: 'winter/spring',
    spring_summer: 'spring/summer',
  },
}
/** Printed words longer than this do not fit where a date stands; the standard form does. */
const LONGEST = 14
const DAYS_PER_MONTH = 365.25 / 12

const parts = (day: string) => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))] as const

/** `10.000`, `2,5` */
export function numberIn(value: number, language: Language): string {
  const [thousands, decimal] = language === 'da' ? ['.', ','] : [',', '.']
  const [whole = '', fraction] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${value < 0 ? '−' : ''}${grouped}${fraction ? decimal + fraction : ''}`
}

const monthIn = (number: number, language: Language) => MONTHS[language][number - 1] ?? ''

/** `31. mar. 2025` */
function dayIn(iso: string, language: Language): string {
  const [y, m, d] = parts(iso)
  return language === 'da' ? `${d}. ${monthIn(m, language)} ${y}` : `${d} ${monthIn(m, language)} ${y}`
}

/** `31. mar.`, or month and year when the year is another than the one given. */
function shortDayIn(iso: string, year: number, language: Language): string {
  const [y, m, d] = parts(iso)
  if (y !== year) return `${monthIn(m, language)} ${y}`
  return language === 'da' ? `${d}. ${monthIn(m, language)}` : `${d} ${monthIn(m, language)}`
}

/** A window as short as its precision allows: `31. maj 2025`, `nov. 2024`, `2. kvt. 2025`, `ultimo 2025`, `2025–2026`. */
function windowIn(of: DateWindow, language: Language): string {
  const [y, m] = parts(of.earliest)
  if (of.precision === 'day' && of.earliest === of.latest) return dayIn(of.latest, language)
  if (of.qualifier) return qualifiedIn(of, of.qualifier, language)
  switch (of.precision) {
    case 'month':
      return `${monthIn(m, language)} ${y}`
    case 'quarter':
      return language === 'da' ? `${Math.ceil(m / 3)}. kvt. ${y}` : `Q${Math.ceil(m / 3)} ${y}`
    case 'half_year':
      return language === 'da' ? `${m < 7 ? 1 : 2}. halvår ${y}` : `H${m < 7 ? 1 : 2} ${y}`
    case 'year':
      return String(y)
    case 'year_range':
      return `${y}–${of.latest.slice(0, 4)}`
    default:
      return `${dayIn(of.earliest, language)}–${dayIn(of.latest, language)}`
  }
}

function qualifiedIn(of: DateWindow, qualifier: Qualifier, language: Language): string {
  if (language === 'da' && of.text && of.text.length <= LONGEST) return of.text
  const month = of.precision === 'month' ? `${monthIn(parts(of.earliest)[1], language)} ` : ''
  return `${QUALIFIER_WORDS[language][qualifier]} ${month}${of.latest.slice(0, 4)}`
}

function movedIn(value: number, unit: SlipUnit, language: Language): string {
  if (value === 0) return '0'
  const count = Math.abs(value)
  return `${value < 0 ? '−' : '+'}${count}\u00A0${UNIT_WORDS[language][unit][count === 1 ? 0 : 1]}`
}

const movedDaysIn = (days: number, language: Language) =>
  Math.abs(days) < 60 ? movedIn(days, 'day', language) : movedIn(Math.round(days / DAYS_PER_MONTH), 'month', language)

const lastingIn = (days: number, language: Language) => movedDaysIn(Math.abs(days), language).replace('+', '')

type Titled = { title: string; titleEn: string | null }
const titleIn = (of: Titled, language: Language) => (language === 'en' && of.titleEn) || of.title

/** Dates, numbers and slip as the language writes them. Own tables: Intl costs milliseconds before the first row. */
export function formatsOf(language: Language) {
  return {
    language,
    day: (iso: string) => dayIn(iso, language),
    shortDay: (iso: string, year: number) => shortDayIn(iso, year, language),
    number: (value: number) => numberIn(value, language),
    window: (of: DateWindow) => windowIn(of, language),
    /** `+6 mdr.` in the coarser of two dates' precisions; below one whole unit in the next finer (domain.md §5). */
    slip(plan: DateWindow, reached: DateWindow): string {
      const { value, unit } = shownSlip(plan, reached)
      return movedIn(value, unit, language)
    },
    /** A move of so many days whose dates are not at hand: in months from two months on. */
    movedDays: (days: number) => movedDaysIn(days, language),
    /** How long a move lasts, whichever way it goes: `26 mdr.` */
    lasting: (days: number) => lastingIn(days, language),
    /** `10.42` */
    time(at: Date): string {
      const pad = (value: number) => String(value).padStart(2, '0')
      return `${pad(at.getHours())}${language === 'da' ? '.' : ':'}${pad(at.getMinutes())}`
    },
    /** The reading of a text in this language; the Danish where there is no English. */
    text: (words: Words) => (language === 'en' && words.en ? words.en : words.da),
    title: (of: Titled) => titleIn(of, language),
    /** A portfolio's title with its years, once: `Strategi for digital sundhed 2018–2024`. */
    portfolioName(of: Titled & { period: { from: number; to: number } }): string {
      const name = titleIn(of, language).replace(/(\d{4})-(\d{4})/, '$1–$2')
      return name.includes(String(of.period.from)) ? name : `${name} ${of.period.from}–${of.period.to}`
    },
  }
}
export type Formats = ReturnType<typeof formatsOf>

const UNIT_WORDS: Record<Language, Record<SlipUnit, [one: string, many: string]>> = {
  da: { day: ['dag', 'dage'], month: ['md.', 'mdr.'], year: ['år', 'år'] },
  en: { day: ['day', 'days'], month: ['mo.', 'mo.'], year: ['yr', 'yrs'] },
}
