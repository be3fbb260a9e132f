/** `npm run migrate`: brings the data in MONGODB_URI to the form of this release. To be run before the new release is started. */
import { readEnvironment, secret, text } from '@so-tiem/platform/configuration/environment';
import { migrate } from './migrate.ts';

const environment = readEnvironment({
  MONGODB_URI: secret(),
  MONGODB_DATABASE_PREFIX: text('so_tiem'),
  DATA_KEYS: secret(),
  DATA_LOOKUP_KEY: secret(),
});
const run = await migrate({ uri: environment.MONGODB_URI, prefix: environment.MONGODB_DATABASE_PREFIX, keys: environment });
console.log(run.length ? `Migrated: ${run.join(', ')}` : 'Nothing to migrate.');
