/** The realm that docs/keycloak.md speaks of: what Keycloak would put into a token is what the gateway asks of one. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Mapper {
  protocolMapper: string;
  config: Record<string, string>;
}
const realm = JSON.parse(readFileSync('deploy/keycloak-realm.json', 'utf8')) as {
  clients: { clientId: string; secret?: string; publicClient: boolean; standardFlowEnabled: boolean; protocolMappers: Mapper[] }[];
  users?: unknown[];
};
const client = (id: string) => realm.clients.find(({ clientId }) => clientId === id);
const claims = (id: string) => client(id)?.protocolMappers.flatMap(({ config }) => config['claim.name'] ?? []) ?? [];
const hardcoded = (id: string, name: string) =>
  client(id)?.protocolMappers.find(({ config }) => config['claim.name'] === name)?.config['claim.value'];

test('tokens for the console say who, as what and of which unit, and are meant for us', () => {
  expect(claims('so-tiem-admin')).toEqual(expect.arrayContaining(['role', 'unit_level', 'unit_code']));
  for (const { protocolMappers } of realm.clients)
    expect(protocolMappers.map(({ config }) => config['included.custom.audience'])).toContain('so-tiem');
});

test('programs sign in as themselves, and say what they are', () => {
  expect(hardcoded('so-tiem-subgraphs', 'role')).toBe('SERVICE');
  expect(hardcoded('so-tiem-partner-example', 'role')).toBe('PARTNER');
  for (const id of ['so-tiem-subgraphs', 'so-tiem-partner-example'])
    expect(client(id)).toMatchObject({ publicClient: false, standardFlowEnabled: false });
});

test('nobody signs in with a password or a secret that is published here', () => {
  expect(realm.users).toBeUndefined();
  for (const { secret } of realm.clients) if (secret !== undefined) expect(secret).toMatch(/^\$\{[A-Z_]+\}$/);
});
