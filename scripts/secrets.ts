/**
 * `npm run secrets`: what docker compose needs and no other may know: the gateway's key pair and the keys of what is kept encrypted,
 * as files that their owner alone reads, and passwords in `.env`. What is there already stays.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';

const FOLDER = '.data/secrets';
const ENVIRONMENT = '.env';
const random = () => randomBytes(32).toString('base64url');
const OWNER_ONLY = 0o600;

mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
const keep = (name: string, value: () => string, told = '') => {
  const file = `${FOLDER}/${name}`;
  if (existsSync(file)) return chmodSync(file, OWNER_ONLY);
  writeFileSync(file, value(), { mode: OWNER_ONLY });
  console.log(`Wrote ${file}${told}.`);
};

if (existsSync(`${FOLDER}/gateway-private.pem`)) console.log(`${FOLDER}/gateway-private.pem is there already.`);
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
keep('gateway-private.pem', () => privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
keep('gateway-public.pem', () => publicKey.export({ format: 'pem', type: 'spki' }).toString());
keep('data-keys', () => `k1:${random()}`, ': keep a copy; without it what was written with it cannot be read');
keep('data-lookup-key', random, ': keep a copy');

const { uid, gid } = userInfo();
const wanted: Record<string, () => string> = {
  SUBGRAPH_CLIENT_SECRET: random,
  KEYCLOAK_ADMIN_PASSWORD: random,
  /** Containers run as the owner of the files, so that no other user has to be able to read them. */
  SO_TIEM_USER: () => `${uid}:${gid}`,
};
const there = existsSync(ENVIRONMENT) ? readFileSync(ENVIRONMENT, 'utf8') : '';
for (const [name, value] of Object.entries(wanted)) {
  if (new RegExp(`^${name}=`, 'm').test(there)) continue;
  appendFileSync(ENVIRONMENT, `${name}=${value()}\n`, { mode: OWNER_ONLY });
  console.log(`Added ${name} to ${ENVIRONMENT}.`);
}
chmodSync(ENVIRONMENT, OWNER_ONLY);
