/** Who did something, as histories keep it (an id and the name of then) and as the graph shows it (`Actor`). */

export const CITIZEN_ID = 'citizen';
const CONTACT = 'contact:';
/** What happens by itself. */
export const SYSTEM = { id: 'system', name: 'Sổ Tiêm' } as const;

export interface Actor {
  kind: 'STAFF' | 'CITIZEN' | 'CONTACT' | 'SYSTEM';
  name: string;
  staff: { id: string; name: string } | null;
}

/** The id, in a history, of a focal contact who acts by a link. */
export const contactActorId = (contactId: string): string => `${CONTACT}${contactId}`;

/** @param id of the account, or one of those above; null where the name alone was kept */
export function actorOf(id: string | null | undefined, name: string): Actor {
  const kind = kindOf(id ?? '');
  return { kind, name, staff: kind === 'STAFF' && id ? { id, name } : null };
}

function kindOf(id: string): Actor['kind'] {
  if (id.startsWith(CONTACT)) return 'CONTACT';
  if (id === CITIZEN_ID) return 'CITIZEN';
  return id === SYSTEM.id ? 'SYSTEM' : 'STAFF';
}
