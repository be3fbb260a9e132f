/** The sample that benchmarks measure with: as many people as complaints, no photos. */
import { migrate } from '@so-tiem/migrations/migrate';
import { TEST_KEYS } from '@so-tiem/platform/testing/testKeyring';
import { isLoaded, loadSample } from '../seed/load.ts';

const SEED = 9458;

export async function loadBenchSample(uri: string, prefix: string, size: number): Promise<void> {
  await loadSample({ uri, prefix, keys: TEST_KEYS, seed: SEED, people: size, complaints: size, photos: 0, now: new Date() });
}

/** Unless it is there. */
export async function ensureBenchSample(uri: string, prefix: string, size: number): Promise<void> {
  await migrate({ uri, prefix, keys: TEST_KEYS });
  if (await isLoaded(uri, prefix)) return;
  console.log(`Loading ${size.toLocaleString('en')} complaints (once)`);
  await loadBenchSample(uri, prefix, size);
}
