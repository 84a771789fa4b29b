import { expect, test } from 'vitest'
import { withView } from './paths.ts'

test('turning pages keeps filters and grouping, and nothing that belongs to one page alone', () => {
  const search = '?pr=2021-09-29&omraade=2,3&status=yellow&q=FHIR%20%26%20co&grp=ejer&vis=tabel&zoom=3aar&sort=-skred'
  expect(withView('/s/tidslinje?pr=2021-09-29', search)).toBe(
    '/s/tidslinje?pr=2021-09-29&omraade=2,3&status=yellow&q=FHIR+%26+co&grp=ejer',
  )
  expect(withView('/s/tidslinje', '?q=x')).toBe('/s/tidslinje?q=x')
  expect(withView('/s/tidslinje', '?pr=2021-09-29&ejer=')).toBe('/s/tidslinje')
})

test('turning pages leaves behind what no page knows', () => {
  expect(withView('/s/historik', '?status=nonsens,red&omraade=x&grp=maane&ejer=SDS')).toBe(
    '/s/historik?ejer=SDS&status=red',
  )
})
