/** `npm run seed -- --complaints N --people N --seed N --states RECEIVED=3,RESOLVED=1`: loads a sample into a running or given database. */
import { parseArgs } from 'node:util';
import { readEnvironment, secret, text } from '@so-tiem/platform/configuration/environment';
import { type StateMix, USUAL_STATES } from './complaints.ts';
import { loadSample } from './load.ts';

const environment = readEnvironment({
  MONGODB_URI: secret(),
  MONGODB_DATABASE_PREFIX: text('so_tiem'),
  DATA_KEYS: secret(),
  DATA_LOOKUP_KEY: secret(),
});
const { values } = parseArgs({
  options: {
    complaints: { type: 'string', default: '5000' },
    people: { type: 'string', default: '20000' },
    photos: { type: 'string', default: '30' },
    seed: { type: 'string', default: '9458' },
    states: { type: 'string' },
  },
});
const began = performance.now();
const counts = await loadSample({
  uri: environment.MONGODB_URI,
  prefix: environment.MONGODB_DATABASE_PREFIX,
  keys: environment,
  now: new Date(),
  say: console.log,
  seed: Number(values.seed),
  people: Number(values.people),
  complaints: Number(values.complaints),
  photos: Number(values.photos),
  ...(values.states ? { states: readStates(values.states) } : {}),
});
const seconds = (performance.now() - began) / 1000;
const records = Object.values(counts).reduce((sum, count) => sum + count, 0);
const memory = Math.round(process.resourceUsage().maxRSS / 1000);
console.log(
  `${JSON.stringify(counts)} in ${seconds.toFixed(1)} s, ${Math.round(records / seconds).toLocaleString('en')} records a second, indexes included; ` +
    `at most ${memory} MB`,
);

/** @throws Error naming what is no state or no weight */
function readStates(text: string): StateMix {
  const pairs = text.split(',').map((pair) => pair.split('='));
  for (const [state = '', weight] of pairs)
    if (!Object.hasOwn(USUAL_STATES, state) || !(Number(weight) >= 0))
      throw new Error(`--states ${state}=${weight}: one of ${Object.keys(USUAL_STATES).join(', ')} and a number`);
  return Object.fromEntries(pairs.map(([state, weight]) => [state, Number(weight)]));
}
