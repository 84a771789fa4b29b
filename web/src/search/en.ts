import type { Words } from './da.ts'

export const en: Words = {
  kind: {
    initiative: 'Initiatives',
    project: 'Projects',
    milestone: 'Milestones',
    organisation: 'Owners',
    source: 'Sources',
  },
  title: 'Search',
  label: 'Search the portfolio',
  placeholder: 'Code, title or words',
  known: day => `As known at ${day}`,
  found: 'Found',
  someOf: (shown, total) => `${shown} of ${total}`,
  belongsTo: (code, title) => `${code} ${title}`,
  owns: (initiatives, one) => (one ? '1 initiative' : `${initiatives} initiatives`),
  what: 'You can search for initiatives, projects, milestones, owners and sources.',
  how: 'Write a code (2.1), the beginning of one (2.) or words. Endings make no difference, and the last word may be half written.',
  nothing: asked => `Nothing found for “${asked}”.`,
  nothingHint: 'Try fewer or shorter words. All words must stand in one place.',
  failed: 'The search did not succeed.',
  searching: 'Searching',
  count: (total, shown) => (total === 1 ? '1 found' : `${shown} found`),
}
