import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { type Identity, IdentitySigner, IdentityVerifier } from './identity.ts';

const keys = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    signing: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    checking: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    privateKey,
  };
};
const staff: Identity = { kind: 'staff', id: 'a', name: 'A', role: 'HANDLER', unit: { level: 'PROVINCE', code: '79' } };

test('what the gateway signs a subgraph believes', async () => {
  const { signing, checking } = keys();
  const token = await new IdentitySigner(signing).sign(staff);
  expect(await new IdentityVerifier(checking).verify(token)).toEqual(staff);
});

test('one signature serves the same caller again', async () => {
  const signer = new IdentitySigner(keys().signing);
  expect(await signer.sign(staff)).toBe(await signer.sign({ ...staff }));
  expect(await signer.sign(staff)).not.toBe(await signer.sign({ ...staff, id: 'b' }));
});

test('nothing, another key, another audience and an expired identity are not believed', async () => {
  const { signing, checking, privateKey } = keys();
  const verifier = new IdentityVerifier(checking);
  expect(await verifier.verify(undefined)).toBeUndefined();
  expect(await verifier.verify(await new IdentitySigner(keys().signing).sign(staff))).toBeUndefined();
  const token = (audience: string, expires: number) =>
    new SignJWT({ identity: staff }).setProtectedHeader({ alg: 'EdDSA' }).setAudience(audience).setExpirationTime(expires).sign(privateKey);
  const now = Math.floor(Date.now() / 1000);
  expect(await verifier.verify(await token('somebody-else', now + 60))).toBeUndefined();
  expect(await verifier.verify(await token('so-tiem-subgraphs', now - 1))).toBeUndefined();
  expect(await verifier.verify(await token('so-tiem-subgraphs', now + 60))).toEqual(staff);
  expect(signing).toContain('PRIVATE');
});
