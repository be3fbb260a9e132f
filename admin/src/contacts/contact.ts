/** What the screens of the contact lists show. */
import type { ContactFilter, ContactInListFragment, ContactResponsibility, OfficeFilter, OfficesQuery } from '../../generated/graphql.ts';

export type ListedContact = ContactInListFragment;
export type ListedOffice = OfficesQuery['offices']['nodes'][number];

export const RESPONSIBILITIES = [
  'HEAD_OF_FACILITY',
  'COMPLAINTS',
  'DATA_CLEANING',
  'PASSPORTS',
] as const satisfies readonly ContactResponsibility[];

/** The views: of which list, under which conditions. In the order in which an administrator asks. */
export const VIEWS = {
  contacts: { resource: 'contacts', filter: {} },
  officesIncomplete: { resource: 'offices', filter: { incomplete: true } },
  officesUnconfirmed: { resource: 'offices', filter: { unconfirmed: true } },
  unconfirmed: { resource: 'contacts', filter: { unconfirmed: true } },
  malformed: { resource: 'contacts', filter: { problems: ['PHONE_MALFORMED', 'EMAIL_MALFORMED', 'DISPUTED'] } },
  shared: { resource: 'contacts', filter: { problems: ['PHONE_SHARED', 'EMAIL_SHARED'] } },
} as const satisfies Record<string, { resource: 'contacts'; filter: ContactFilter } | { resource: 'offices'; filter: OfficeFilter }>;
export type View = keyof typeof VIEWS;

/** Where an office is, beside its name: a station is named after its commune, so the district says more. */
export const officeSubtitle = ({ level, parent }: Pick<ListedOffice, 'level' | 'parent'>): string =>
  (level === 'SITE' ? parent?.parent?.name : parent?.name) ?? '';
