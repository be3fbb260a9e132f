/** The trail's collections in a database of a test's own, and entries to append there. */
import { randomUUID } from 'node:crypto';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { openTestConnection } from '@so-tiem/platform/testing/testConnection';
import { openStore, type Store } from '../model/store.ts';

/** Who appends. */
export const SYSTEM = { kind: 'service', id: 'test', actingFor: null } as const;

export async function openTestStore(name: string): Promise<{ store: Store; stop: () => Promise<void> }> {
  const { connection, stop } = await openTestConnection(name);
  const store = openStore(connection);
  await ensureIndexes(connection);
  return { store, stop };
}

/** A look at the queue, unless told otherwise; as it is brought. */
export const testEntry = (fields: object = {}): string =>
  JSON.stringify({
    id: randomUUID(),
    at: new Date().toISOString(),
    kind: 'READ',
    action: 'Queue',
    actor: { kind: 'STAFF', id: 'a', name: 'A', role: 'HANDLER', unit: '79' },
    task: null,
    subjects: [],
    fields: [],
    changes: [],
    address: null,
    requestId: null,
    ...fields,
  });
