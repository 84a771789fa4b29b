/** SQL for an organisation as an answer names who said something; `of` is its table's alias. */
export const partyOf = (of: string) =>
  `json_build_object('key', ${of}.key, 'abbreviation', coalesce(${of}.abbreviation, ${of}.name), 'name', ${of}.name)`
