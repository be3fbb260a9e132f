/** The fields of an input that were given: an absent or null field of a change means "stays as it is". */
export function omitNullish<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const present: { [Name in keyof Fields]?: NonNullable<Fields[Name]> } = {};
  for (const name of Object.keys(fields) as (keyof Fields)[]) {
    const value = fields[name];
    if (value !== undefined && value !== null) present[name] = value;
  }
  return present;
}
