/**
 * Data as the first release left it: a small sample with complaints in every state, merges, erasures, imports, proposals and a trail, and
 * the keys that it is sealed with. Made once, kept for good: every later release must be able to read it.
 */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import mongoose from 'mongoose';

const { EJSON } = mongoose.mongo.BSON;
const FILE = new URL('../fixtures/first-release.json.gz', import.meta.url);

interface FirstRelease {
  keys: { DATA_KEYS: string; DATA_LOOKUP_KEY: string };
  /** Records by database, without the prefix of its name, and collection. */
  databases: Record<string, Record<string, { _id: never }[]>>;
}

const read = async (): Promise<FirstRelease> =>
  EJSON.parse((await promisify(gunzip)(await readFile(FILE))).toString('utf8')) as unknown as FirstRelease;

/** Writes it to a server. @returns its keys */
export async function loadFirstRelease(uri: string, prefix: string): Promise<FirstRelease['keys']> {
  const { keys, databases } = await read();
  const client = await mongoose.mongo.MongoClient.connect(uri, { retryWrites: false });
  for (const [name, collections] of Object.entries(databases))
    for (const [collection, records] of Object.entries(collections))
      await client.db(`${prefix}_${name}`).collection(collection).insertMany(records);
  await client.close();
  return keys;
}
