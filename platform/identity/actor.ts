/** Who did something, as histories keep it (an id and the name of then) and as the graph shows it (`Actor`). */

export const CITIZEN_ID = 'citizen';
/** A focal contact; of one who acts by a link the contact's id follows. */
export const CONTACT_ID = 'contact:';
/** What happens by itself. */
export const SYSTEM = { id: 'system', name: 'Sổ Tiêm' } as const;

export interface Actor {
  kind: 'STAFF' | 'CITIZEN' | 'CONTACT' | 'SYSTEM';
  name: string;
  staff: { id: string } | null;
}

/** The id, in a history, of a focal contact who acts by a link. */
export const contactActorId = (contactId: string): string => `${CONTACT_ID}${contactId}`;

/** @param id of an account; `citizen`, `system` or `contact:ID`; null or undefined where the name alone is on record, of a member of staff */
export function actorOf(id: string | null | undefined, name: string): Actor {
  const kind = kindOf(id ?? '');
  return { kind, name, staff: kind === 'STAFF' && id ? { id } : null };
}

function kindOf(id: string): Actor['kind'] {
  if (id.startsWith(CONTACT_ID)) return 'CONTACT';
  if (id === CITIZEN_ID) return 'CITIZEN';
  return id === SYSTEM.id ? 'SYSTEM' : 'STAFF';
}
