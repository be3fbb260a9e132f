/** docker-compose.yml holds no secret and no way around one. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const compose = readFileSync('docker-compose.yml', 'utf8');

test('what is secret comes from outside, or nothing starts', () => {
  const variables = [...compose.matchAll(/\$\{(\w+)([^}]*)\}/g)].map(([, name = '', otherwise = '']) => ({ name, otherwise }));
  expect(variables.length).toBeGreaterThan(0);
  for (const { name, otherwise } of variables) expect([name, otherwise]).toEqual([name, expect.stringMatching(/^:\?/)]);
  for (const [, name, value] of compose.matchAll(/^\s+(\w*(?:SECRET|PASSWORD|KEY|KEYS)):\s+(\S+)/gm))
    expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{/)]);
});
