/**
 * Rotation: everything that is sealed with an earlier key is sealed anew with the current one. Goes through each collection once
 * for each key, in steps, and goes on where it was after a crash; a record that is changed meanwhile is left to that change,
 * who write with the current key.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Connection } from 'mongoose';
import type { Logger } from '../../configuration/logging.ts';
import { isSealed, keyOfSealed, keyring } from './keyring.ts';
import { sealedFieldsOf } from './sealing.ts';

interface Sealed {
  schema: object;
  collection: Collection;
}

interface Progress {
  /** Name of the collection. */
  _id: string;
  /** The key that is sealed with. */
  key: string;
  /** Id of the last record that was looked at. */
  after: unknown;
  seen: number;
  sealedAnew: number;
  finishedAt: Date | null;
}

const BATCH = 500;
/** Between two steps, so that others who wait for the database go first. */
const PAUSE_MS = 20;

/** @returns a function that stops it, after the step that is running */
export function startReencryption(connection: Connection, log: Logger): () => Promise<void> {
  const stopping = new AbortController();
  const running = reencrypt(connection, log, stopping.signal).catch((error) => {
    if (!stopping.signal.aborted) log.error({ err: error }, 'sealing anew stopped; it goes on with the next start');
  });
  return async () => {
    stopping.abort();
    await running;
  };
}

export async function reencrypt(connection: Connection, log: Logger, signal?: AbortSignal): Promise<void> {
  for (const model of Object.values(connection.models) as unknown as Sealed[]) {
    if (!sealedFieldsOf(model)) continue;
    const progress = await progressOf(connection, model);
    if (progress.finishedAt) continue;
    while (!signal?.aborted && (await step(connection, model, progress))) await sleep(PAUSE_MS);
    if (progress.finishedAt && progress.sealedAnew) log.info({ ...progress }, 'sealed anew');
  }
}

const progresses = (connection: Connection) => connection.collection<Progress>('reencryptions');

async function progressOf(connection: Connection, { collection }: Sealed): Promise<Progress> {
  const fresh: Progress = { _id: collection.collectionName, key: keyring().current, after: null, seen: 0, sealedAnew: 0, finishedAt: null };
  const known = await progresses(connection).findOne({ _id: fresh._id, key: fresh.key });
  return known ?? fresh;
}

/** @returns whether there is more */
async function step(connection: Connection, model: Sealed, progress: Progress): Promise<boolean> {
  const found = await model.collection
    .find(progress.after === null ? {} : { _id: { $gt: progress.after as never } })
    .sort({ _id: 1 })
    .limit(BATCH)
    .hint('_id_')
    .toArray();
  const { collection = '', fields } = sealedFieldsOf(model) ?? {};
  const writes = found.flatMap((record) => {
    const stale = [...(fields?.texts ?? []), ...(fields?.values ?? [])].flatMap((path) => sealedAnew(collection, path, at(record, path)));
    if (!stale.length) return [];
    const filter = { _id: record._id, ...Object.fromEntries(stale.map(({ path, before }) => [path, before])) };
    return [{ updateOne: { filter, update: { $set: Object.fromEntries(stale.map(({ path, after }) => [path, after])) } } }];
  });
  if (writes.length) await model.collection.bulkWrite(writes as never[], { ordered: false });
  progress.after = found.at(-1)?._id ?? progress.after;
  progress.seen += found.length;
  progress.sealedAnew += writes.length;
  if (found.length < BATCH) progress.finishedAt = new Date();
  await progresses(connection).replaceOne({ _id: progress._id }, progress, { upsert: true });
  return !progress.finishedAt;
}

function sealedAnew(collection: string, path: string, before: unknown): { path: string; before: string; after: string }[] {
  if (!isSealed(before) || keyOfSealed(before) === keyring().current) return [];
  const place = `${collection}.${path}`;
  const lookup = before.slice(1, before.indexOf(':'));
  return [{ path, before, after: keyring().seal(place, keyring().open(place, before), lookup) }];
}

const at = (record: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined), record);
