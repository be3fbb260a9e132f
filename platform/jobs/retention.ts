/**
 * For how long what is kept: one table of kinds of records, each with its variable, its default and where the default comes from. What
 * is older goes by itself, hourly, and that it went is on the trail. docs/operations.md lists them; a test compares the two.
 *
 * No row tells of people and their doses: a vaccination is proven for life, so they go with the person's erasure alone.
 */
import type { ClientSession } from 'mongoose';
import type { AuditTrail } from '../audit/trail.ts';
import { count, readEnvironment } from '../configuration/environment.ts';
import type { Logger } from '../configuration/logging.ts';
import { runEvery } from '../process/runEvery.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Retention {
  /** In the environment. */
  variable: string;
  days: number;
  /** From when on the days are counted, and what then goes. */
  what: string;
  /** Of the default. */
  source: string;
}

export const RETENTION = {
  complaints: {
    variable: 'KEEP_COMPLAINTS_DAYS',
    days: 5475,
    what: 'from the decision: the complaint with its history; a tombstone and the figures stay',
    source: 'Circular 10/2022/TT-BNV: files of complaints, 15 years',
  },
  photos: {
    variable: 'KEEP_PHOTOS_DAYS',
    days: 730,
    what: 'from the decision: photos of papers; the decision stays',
    source: 'Law on Administrative Procedure 2015, article 116: a year to go to court, and another for the court',
  },
  notices: {
    variable: 'KEEP_NOTICES_DAYS',
    days: 730,
    what: 'from the notice: who was notified of a deadline',
    source: 'as long as the photos of the complaints that they are about',
  },
  contacts: {
    variable: 'KEEP_CONTACTS_DAYS',
    days: 1095,
    what: 'from the last day: a contact who has left',
    source: 'Decree 13/2023/ND-CP, article 3: no longer than the purpose needs; three years answer who was responsible',
  },
  contactImports: {
    variable: 'KEEP_CONTACT_IMPORTS_DAYS',
    days: 90,
    what: 'from the upload: spreadsheets of contacts, row by row',
    source: 'Decree 13/2023/ND-CP, article 3: what was imported stands in the contacts',
  },
  trail: {
    variable: 'AUDIT_KEEP_DAYS',
    days: 3650,
    what: 'from the entry: the audit trail',
    source: 'Decree 53/2022/ND-CP, article 26: system logs, 12 months at the least; ten years cover what a person may still ask',
  },
} as const satisfies Record<string, Retention>;

export type RetainedKind = keyof typeof RETENTION;

/** Puts on the trail, in the transaction in which they go, how many went. */
export type Noted = (session: ClientSession, count: number) => Promise<void>;

/**
 * Takes a batch of what is older away, and is called again while something goes.
 * @param noted for records that are not on the trail one by one
 * @returns how many went
 */
export type Retire = (before: Date, noted: Noted) => Promise<number>;

interface Parts {
  trail: AuditTrail;
  log: Logger;
}

/** Starts what takes old records away, for the kinds that a subgraph keeps. @returns a function that stops it, after its present batch */
export function startRetention(retire: Partial<Record<RetainedKind, Retire>>, { trail, log }: Parts): () => Promise<void> {
  let stopping = false;
  const stops = Object.entries(retire).map(([kind, take]) => {
    const keepDays = daysOf(kind as RetainedKind);
    const noted: Noted = async (session, count) => {
      if (!count) return;
      const changes = [{ name: kind, before: String(count), after: '0' }];
      await trail.changed(session, { action: 'retention.APPLIED', subjects: [`kind:${kind}`], changes });
    };
    const round = async () => {
      const before = new Date(Date.now() - keepDays * DAY_MS);
      while (!stopping && (await take(before, noted)));
    };
    const failed = (error: unknown) => log.warn({ err: error, kind }, 'what is past its time stays for now');
    return runEvery(round, { everyMs: HOUR_MS, firstMs: HOUR_MS, failed });
  });
  return async () => {
    stopping = true;
    await Promise.all(stops.map((stop) => stop()));
  };
}

export function daysOf(kind: RetainedKind): number {
  const { variable, days } = RETENTION[kind];
  return readEnvironment({ [variable]: count(days) })[variable] ?? days;
}
