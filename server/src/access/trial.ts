// With what a role is tried on: accounts that are nobody's own.
export const TRIAL = 'trial.'

/** Such names are given to nobody. */
export const isTrialName = (name: string) => name.startsWith(TRIAL)
