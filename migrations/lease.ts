/** One process migrates at a time; the others wait. The lease of a process that died runs out. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';

const COLLECTION = 'migration_lease';
const LEASE_MS = 15_000;
const RENEW_MS = 5000;
const POLL_MS = 500;

interface LeaseRecord {
  _id: string;
  holder: string;
  until: Date;
}

export async function withLease<Result>(connection: Connection, work: () => Promise<Result>): Promise<Result> {
  const leases = connection.collection<LeaseRecord>(COLLECTION);
  const holder = randomUUID();
  const renewed = () => ({ holder, until: new Date(Date.now() + LEASE_MS) });
  const take = async (): Promise<boolean> => {
    try {
      const free = { _id: 'migrations', until: { $lte: new Date() } };
      await leases.updateOne(free, { $set: renewed() }, { upsert: true });
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === 11_000) return false; // another process has it
      throw error;
    }
  };
  while (!(await take())) await sleep(POLL_MS);
  const renewal = setInterval(() => void leases.updateOne({ _id: 'migrations', holder }, { $set: renewed() }).catch(() => {}), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await leases.deleteOne({ _id: 'migrations', holder });
  }
}
