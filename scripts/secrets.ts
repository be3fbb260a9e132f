/** `npm run secrets`: the key pair of the gateway's signed identity, as files for docker compose. Existing files stay. */
import { generateKeyPairSync } from 'node:crypto';
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
