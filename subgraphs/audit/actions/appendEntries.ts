/** Appending to the chain: one after the other, whoever brings them at the same time, and each once. */
import type { AuditEntry } from '@so-tiem/platform/audit/entry';
import { forbidden, invalid, isDuplicateKey } from '@so-tiem/platform/errors';
import type { Identity } from '@so-tiem/platform/identity';
import { inTransaction } from '@so-tiem/platform/transaction';
import type { AuditEntryInput } from '../generated/schema.ts';
import type { AuditEntryRecord, Store } from '../model/auditEntry.ts';
import { BEGINNING, linkHash } from '../rules/chain.ts';
import { orderOf } from '../rules/order.ts';

const MOST = 500;
const MOST_TRIES = 10;

type Brought = Omit<AuditEntry, 'at'> & { at: Date };

/** What is absent is null in the trail. */
export const broughtEntry = ({ actor, changes, task, address, requestId, ...entry }: AuditEntryInput): Brought => ({
  ...entry,
  subjects: [...entry.subjects],
  fields: [...entry.fields],
  actor: { kind: actor.kind, id: actor.id, name: actor.name ?? null, role: actor.role ?? null, unit: actor.unit ?? null },
  changes: changes.map(({ name, before, after }) => ({ name, before: before ?? null, after: after ?? null })),
  task: task ?? null,
  address: address ?? null,
  requestId: requestId ?? null,
});

/** @returns how many were not there yet */
export async function appendEntries(store: Store, identity: Identity, brought: readonly Brought[]): Promise<number> {
  if (identity.kind !== 'service' || identity.actingFor) throw forbidden('only the system itself appends to the audit trail');
  if (brought.length > MOST) throw invalid('entries', `at most ${MOST}`);
  for (let tries = 1; ; tries++) {
    try {
      return await append(store, brought);
    } catch (error) {
      if (!isDuplicateKey(error) || tries >= MOST_TRIES) throw error; // somebody else has appended meanwhile
    }
  }
}

async function append({ connection, entries, ends }: Store, brought: readonly Brought[]): Promise<number> {
  return await inTransaction(connection, async (session) => {
    const known = await entries.find({ _id: { $in: brought.map(({ id }) => id) } }, { _id: 1 }, { session }).lean();
    const there = new Set(known.map(({ _id }) => _id));
    const head = (await ends.findById('head', null, { session }).lean()) ?? { _id: 'head' as const, ...BEGINNING };
    let { number, hash } = head;
    const linked: AuditEntryRecord[] = [];
    for (const { id, ...entry } of brought) {
      if (there.has(id)) continue;
      there.add(id);
      number += 1;
      hash = linkHash(hash, { _id: id, ...entry, number });
      linked.push({ _id: id, ...entry, number, hash, order: orderOf(entry.at, id) });
    }
    if (!linked.length) return 0;
    // The head first: of two who bring at the same time, one begins anew here.
    await ends.updateOne({ _id: 'head', number: head.number }, { $set: { number, hash } }, { session, upsert: true });
    await entries.insertMany(linked, { session, lean: true });
    return linked.length;
  });
}
