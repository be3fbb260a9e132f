/** A thread that writes a part of the sample after the other, as they are given to it by load.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '@so-tiem/database/connection';
import { Keyring, useKeyring } from '@so-tiem/platform/storage/encryption/keyring';
import { type CountryTally, countProvince } from './counts.ts';
import { writePlaces } from './places.ts';
import { type SliceOptions, SliceWriter, type Written } from './slice.ts';

export interface ThreadData {
  uri: string;
  prefix: string;
  keys: SampleKeys;
  options: SliceOptions;
}

export interface SampleKeys {
  DATA_KEYS: string;
  DATA_LOOKUP_KEY: string;
}

/** A slice of the people, what is not of people, the rest of both, what a province comes to. */
export type Order = { slice: number } | 'places' | 'finish' | { province: string };
export type Report = { written: number } | { country: CountryTally } | { finished: Written };

const { uri, prefix, keys, options } = workerData as ThreadData;
const port = parentPort;
if (!port) throw new Error('a thread of load.ts');
useKeyring(new Keyring(keys.DATA_KEYS, keys.DATA_LOOKUP_KEY));
const open = (name: string) => connect(uri, `${prefix}_${name}`);
const [citizens, doses, complaints] = await Promise.all([open('citizens'), open('doses'), open('complaints')]);
const writer = new SliceWriter({ citizens, doses, complaints }, options);

async function follow(order: Order): Promise<Report> {
  if (order === 'finish') return { finished: await writer.finish() };
  if (order === 'places') {
    await writePlaces(uri, prefix, options);
    return { written: 0 };
  }
  if ('slice' in order) return { written: await writer.write(order.slice) };
  return { country: await countProvince(complaints, order.province, options.now) };
}

port.on('message', async (order: Order) => port.postMessage(await follow(order)));
port.postMessage({ written: 0 } satisfies Report);
