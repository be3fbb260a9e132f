/** What the search shows: one row for each thing, however different, with where it leads. */
import type { SearchEverythingQuery } from '../../generated/graphql.ts';
import { addressOf } from '../statistics/Drill.tsx';

export type Group = 'recent' | 'complaints' | 'citizens' | 'offices' | 'contacts' | 'accounts' | 'actions' | 'screens';

export interface Found {
  /** Unique among all that is shown. */
  key: string;
  group: Group;
  title: string;
  /** What tells it from others of the same title. */
  detail?: string | undefined;
  /** Of an action: the key that does it too. */
  keyName?: string | undefined;
  /** Where it leads; an action does something instead. */
  to?: string;
  run?: () => void;
}

type Translate = (name: string) => string;
const together = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');

/** @param mayHandle whether the reader works on complaints: then a unit leads to its queue, and else to its contacts */
export function foundIn(
  answer: SearchEverythingQuery,
  translate: Translate,
  showDate: (date: string) => string,
  mayHandle: boolean,
): Found[] {
  const { complaints, citizens, offices, contacts, accounts } = answer;
  return [
    ...(complaints?.nodes ?? []).map(({ id, code, kind, complainant }) => ({
      key: `complaint ${id}`,
      group: 'complaints' as const,
      title: complainant.fullName,
      detail: together(code, translate(`kind.${kind}`), showDate(complainant.dateOfBirth)),
      to: `/complaints/${id}/show`,
    })),
    ...(citizens?.nodes ?? []).map(({ id, fullName, dateOfBirth, identityDocument: document }) => ({
      key: `citizen ${id}`,
      group: 'citizens' as const,
      title: fullName,
      detail: together(showDate(dateOfBirth), document && `${document.kind} ${document.number}`),
      to: `/citizens/${id}/show`,
    })),
    ...(offices?.nodes ?? []).map(({ code, level, name, parent }) => ({
      key: `office ${code}`,
      group: 'offices' as const,
      title: name,
      detail: parent?.name,
      to: mayHandle && level !== 'COUNTRY' ? addressOf({ tab: 'ALL', unit: code }) : contactsAt({ within: code, view: 'contacts' }),
    })),
    ...(contacts?.nodes ?? []).map(({ id, fullName, title, office }) => ({
      key: `contact ${id}`,
      group: 'contacts' as const,
      title: fullName,
      detail: together(title, office.name),
      to: contactsAt({ within: office.code, view: 'contacts', text: fullName }),
    })),
    ...(accounts?.nodes ?? []).map(({ id, name, username, role }) => ({
      key: `account ${id}`,
      group: 'accounts' as const,
      title: name,
      detail: together(username, translate(`role.${role}`)),
      to: `/accounts?${new URLSearchParams({ text: username })}`,
    })),
  ];
}

const contactsAt = (choice: Record<string, string>) => `/contacts?${new URLSearchParams(choice)}`;
