/** What happened to a contact: for each change the fields that it changed, from what to what. */
import { actorOf } from '@so-tiem/platform/identity/actor';
import type { ChangeRecord } from '../model/change.ts';
import type { ContactRecord } from '../model/contact.ts';

const SHOWN = [
  'fullName',
  'title',
  'department',
  'mobilePhone',
  'email',
  'responsibilities',
  'validFrom',
  'validTo',
  'confirmedBy',
] as const;

export function describeChange({ at, by, byName, change, note, before, after }: ChangeRecord) {
  const [old, now] = [before, after] as (Partial<ContactRecord> | null)[];
  const fields = SHOWN.flatMap((name) => {
    const [was, is] = [show(old?.[name]), show(now?.[name])];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
  return { at, by: actorOf(by, byName), change, note: note ?? null, fields };
}

const show = (value: string | string[] | null | undefined): string | null => (Array.isArray(value) ? value.join(', ') : (value ?? null));
