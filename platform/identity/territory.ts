/**
 * Where things are in the state's hierarchy: country, province, district, commune, site.
 * Codes are the General Statistics Office's: 2 digits a province, 3 a district, 5 a commune. A site's code is those
 * three and two digits of its own, `01.001.00001.01`, so that its territory can be read from it without asking.
 */
export type UnitLevel = 'COUNTRY' | 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'SITE';

export interface Unit {
  level: UnitLevel;
  /** `VN` for the country. */
  code: string;
}

/** The levels that are known, from the top; what is below the last known one is null. */
export interface Territory {
  province: string | null;
  district: string | null;
  commune: string | null;
  site: string | null;
}

/** Of the country as a unit. */
export const COUNTRY = 'VN';
export const WHOLE_COUNTRY: Territory = { province: null, district: null, commune: null, site: null };

/** Codes of the units that a place lies in, from the country down to the place itself. */
export const unitCodesOf = ({ province, district, commune, site }: Territory): string[] =>
  [COUNTRY, province, district, commune, site].filter((code) => code !== null);

export const isSiteCode = (code: string): boolean => /^\d{2}\.\d{3}\.\d{5}\.\d{2}$/.test(code);

const DIGITS: Record<number, UnitLevel> = { 2: 'PROVINCE', 3: 'DISTRICT', 5: 'COMMUNE' };

/** What a code is a code of; undefined when it is none. Whether there is such a unit is another question. */
export function levelOf(code: string): UnitLevel | undefined {
  if (code === COUNTRY) return 'COUNTRY';
  if (isSiteCode(code)) return 'SITE';
  return /^\d+$/.test(code) ? DIGITS[code.length] : undefined;
}

/** @param unit an administrative unit, and those that it lies in, as the graph tells them */
export function territoryOfUnit(unit: { code: string; parent?: { code: string; parent?: { code: string } | null } | null }): Territory {
  const path = [unit.parent?.parent?.code, unit.parent?.code, unit.code].filter((code) => code !== undefined);
  return { province: path[0] ?? null, district: path[1] ?? null, commune: path[2] ?? null, site: null };
}

export function territoryOfSite(code: string): Territory {
  const [province = null, district = null, commune = null] = code.split('.');
  return { province, district, commune, site: code };
}

const FIELD: Record<Exclude<UnitLevel, 'COUNTRY'>, keyof Territory> = {
  PROVINCE: 'province',
  DISTRICT: 'district',
  COMMUNE: 'commune',
  SITE: 'site',
};

/** Name of the field of a `Territory` that a unit is compared with; undefined for the country, which holds everything. */
const fieldOf = (level: UnitLevel): keyof Territory | undefined => (level === 'COUNTRY' ? undefined : FIELD[level]);

/** Whether a place lies in a unit's own territory. */
export function isWithin(place: Territory, unit: Unit): boolean {
  const field = fieldOf(unit.level);
  return field === undefined || place[field] === unit.code;
}

/** The same as a condition on documents. @param path of the territory in them, where it is not the document itself */
export function withinUnit({ level, code }: Unit, path = ''): Record<string, string> {
  const field = fieldOf(level);
  return field ? { [path + field]: code } : {};
}

/** The entity that a code names, where a unit may be a site, an administrative unit or the country, which is neither. */
export const unitReferences = (code: string | null | undefined) => ({
  administrativeUnit: code && code !== COUNTRY && !isSiteCode(code) ? { code } : null,
  site: code && isSiteCode(code) ? { code } : null,
});
