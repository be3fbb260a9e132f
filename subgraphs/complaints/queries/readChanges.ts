/**
 * What has happened to complaints since one last asked, read from their histories. An entry bears the time at which its change
 * began and appears when it was committed: a while is read again each time, and what was read is remembered for as long.
 */
import type { Territory } from '@so-tiem/platform/identity/territory';
import { LRUCache } from 'lru-cache';
import type { Store } from '../model/store.ts';

/** Longer than a transaction usually takes: read again each time. */
const AGAIN_MS = 5000;
/** Longer than a request and its commit may take; read again now and then, for a change that took so long. */
const LONGEST_MS = 30_000;
const LOOK_BACK_EVERY_MS = 5000;
const AT_ONCE = 5000;
const REMEMBERED = 50_000;

export interface ComplaintChange {
  /** Of the history's entry. */
  id: string;
  at: Date;
  complaintId: string;
  kind: string;
  version: number;
  /** Where the complaint is now, and where it was before it was passed on. */
  territories: Territory[];
  /** Who had it, or has it, when another one did this to it. */
  concerns: { staffId: string; code: string } | null;
}

const SHOWN = { code: 1, assigneeId: 1, province: 1, district: 1, commune: 1, site: 1 } as const;

export class ChangeReader {
  readonly #store: Store;
  readonly #seen = new LRUCache<string, true>({ max: REMEMBERED });
  readonly #from: Date;
  #after: Date;
  #lookedBackAt = Date.now();

  constructor(store: Store, after: Date) {
    this.#store = store;
    this.#from = after;
    this.#after = after;
  }

  #since(): Date {
    const now = Date.now();
    if (now - this.#lookedBackAt < LOOK_BACK_EVERY_MS) return this.#after;
    this.#lookedBackAt = now;
    return new Date(Math.max(Math.min(this.#after.getTime(), now - LONGEST_MS), this.#from.getTime()));
  }

  /** In the order in which they were begun. */
  async next(): Promise<ComplaintChange[]> {
    const { events, complaints } = this.#store;
    const found = await events
      .find({ at: { $gt: this.#since() } })
      .sort({ at: 1 })
      .limit(AT_ONCE)
      .hint('at_1')
      .lean();
    const fresh = found.filter(({ _id }) => !this.#seen.has(String(_id)));
    for (const { _id } of fresh) this.#seen.set(String(_id), true);
    const last = found.at(-1)?.at.getTime() ?? 0;
    // With a full page the next one is read from its end; otherwise the last few seconds are read again.
    const readTo = found.length === AT_ONCE ? last : Math.min(last, Date.now() - AGAIN_MS);
    this.#after = new Date(Math.max(this.#after.getTime(), readTo));
    if (!fresh.length) return [];
    const ids = [...new Set(fresh.map(({ complaintId }) => complaintId))];
    const there = new Map((await complaints.find({ _id: { $in: ids } }, SHOWN).lean()).map((complaint) => [complaint._id, complaint]));
    return fresh.flatMap(({ _id, at, complaintId, kind, version, byId, before }) => {
      const complaint = there.get(complaintId);
      if (!complaint) return [];
      const former = kind === 'TRANSFERRED' ? [{ ...complaint, ...before }] : [];
      const staffId = complaint.assigneeId ?? before?.assigneeId;
      return [
        {
          id: String(_id),
          at,
          complaintId,
          kind,
          version,
          territories: [complaint, ...former].map(territoryOnly),
          // What was refused later is news to who decided it, too.
          concerns:
            staffId && kind !== 'FILED' && (staffId !== byId || kind === 'CORRECTION_REFUSED') ? { staffId, code: complaint.code } : null,
        },
      ];
    });
  }
}

const territoryOnly = ({ province, district, commune, site }: Territory): Territory => ({ province, district, commune, site });
