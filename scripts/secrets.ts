/** `npm run secrets`: the key pair of the gateway's signed identity and the keys of what is kept encrypted, as files for docker compose. Existing files stay. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

const FOLDER = '.data/secrets';
const [privateFile, publicFile] = [`${FOLDER}/gateway-private.pem`, `${FOLDER}/gateway-public.pem`];

if (existsSync(privateFile)) console.log(`${privateFile} is there already.`);
else {
  mkdirSync(FOLDER, { recursive: true });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(privateFile, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o644 }); // read by the container's own user
  writeFileSync(publicFile, publicKey.export({ format: 'pem', type: 'spki' }));
  console.log(`Wrote ${privateFile} and ${publicFile}.`);
}

for (const [name, value] of [
  ['data-keys', () => `k1:${randomBytes(32).toString('base64url')}`],
  ['data-lookup-key', () => randomBytes(32).toString('base64url')],
] as const) {
  const file = `${FOLDER}/${name}`;
  if (existsSync(file)) continue;
  writeFileSync(file, value(), { mode: 0o644 });
  console.log(`Wrote ${file}: keep a copy; without it nobody reads what was written with it.`);
}
