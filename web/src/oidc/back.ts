import { pageOfOurs, SIGN_IN_FAULTS, type SignInFault } from '@pejl/server/oidc/contract'

/** Where the reader came from, when it is a page of ours; anything else leads to the front. */
export const returnTo = (search: string): string => pageOfOurs(new URLSearchParams(search).get('til'))

/** What kept the provider from signing somebody in, when the address says so. */
export function faultIn(search: string): SignInFault | undefined {
  const said = new URLSearchParams(search).get('fejl')
  return SIGN_IN_FAULTS.find(fault => fault === said)
}
