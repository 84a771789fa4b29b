// The log as a spreadsheet reads it: semicolons and a byte order mark, as a Danish Excel expects them.

const BYTE_ORDER_MARK = '\uFEFF'
/** A cell that begins so would be counted as a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: string | number | null) => {
  const text = value === null ? '' : String(value)
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[";\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export const csvLine = (cells: readonly (string | number | null)[]) => `${cells.map(cell).join(';')}\r\n`
export const csvHead = (names: readonly string[]) => BYTE_ORDER_MARK + csvLine(names)
