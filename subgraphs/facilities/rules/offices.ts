/**
 * Who keeps focal contacts: the ministry, the health authority of each province, district and commune, and each site.
 * An office's path, `79.760.26734.01`, is where it stands in the tree: what begins with it lies below.
 */

import { isSiteCode, type Territory, type Unit } from '@so-tiem/platform/identity/territory';
import type { ContactResponsibility } from '../generated/schema.ts';
import { RESPONSIBILITIES } from './contactInput.ts';

export type OfficeLevel = Unit['level'];

export const MINISTRY = { code: 'VN', path: '0', name: 'Bộ Y tế' } as const;

/** Contacts that have not been confirmed for this long count as unconfirmed. */
const CONFIRMED_FOR_DAYS = 90;
/** When a contact was confirmed that never was: before everything, so that one comparison tells. */
export const NEVER = new Date(0);

export const confirmedSince = (now: Date): Date => new Date(now.getTime() - CONFIRMED_FOR_DAYS * 86_400_000);

/**
 * Responsibilities that an office must fill. A commune's authority is its health station, which is a site of its own, so a
 * commune needs no further contact. Source: dispatch 9458/BYT-CNTT for complaints, 2262/BYT-CNTT for data cleaning.
 */
export function requiredOf(level: OfficeLevel, active: boolean): readonly ContactResponsibility[] {
  if (!active || level === 'COMMUNE') return [];
  if (level === 'SITE') return ['HEAD_OF_FACILITY', 'COMPLAINTS'];
  return level === 'DISTRICT' ? ['COMPLAINTS', 'DATA_CLEANING'] : ['COMPLAINTS', 'DATA_CLEANING', 'PASSPORTS'];
}

export function territoryOfPath(path: string): Territory {
  const [province = null, district = null, commune = null] = path === MINISTRY.path ? [] : path.split('.');
  return { province, district, commune, site: isSiteCode(path) ? path : null };
}

/** Condition on a field that begins with a path: the office itself and all below. */
export const below = (field: string, path: string): Record<string, unknown> =>
  path === MINISTRY.path ? {} : { [field]: { $gte: path, $lt: `${path}/` } }; // '/' comes right after '.'

/** Place of a contact in a list: by office, each office's own before those below ('#' comes before '.'). */
export const contactPath = (path: string, contactId: string): string => `${path}#${contactId}`;

/** The path of the office that a contact at this place speaks for. */
export const pathOfPlace = (place: string): string => place.split('#')[0] ?? '';

/** What an office's own contacts, as they are valid today, come to. */
export function summaryOf(
  office: { level: OfficeLevel; active: boolean },
  contacts: readonly { responsibilities: readonly ContactResponsibility[]; confirmedAt: Date }[],
): { missingResponsibilities: ContactResponsibility[]; confirmedAt: Date; contacts: number } {
  const held = new Set(contacts.flatMap(({ responsibilities }) => responsibilities));
  const required = requiredOf(office.level, office.active);
  return {
    missingResponsibilities: RESPONSIBILITIES.filter((each) => required.includes(each) && !held.has(each)),
    confirmedAt: new Date(Math.max(NEVER.getTime(), ...contacts.map(({ confirmedAt }) => confirmedAt.getTime()))),
    contacts: contacts.length,
  };
}
