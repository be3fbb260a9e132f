import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { count, list, readEnvironment, secret, text } from './environment.ts';

const read = (KEY: string | undefined) => readEnvironment({ KEY: secret() }, { KEY });

test.each([undefined, ''])('a secret that is %j is missed by its name', (value) => {
  expect(() => read(value)).toThrow('Environment variable KEY: is not set');
});

test.each(['example', 'changeme', 'change-me-please', 'CHANGE-ME', 'admin', 'secret', 'password', 'sotiem-2021', 'sotiem-2021-gateway'])(
  'a secret that everybody can read, %s, is refused by its name',
  (value) => {
    expect(() => read(value)).toThrow('Environment variable KEY: is published');
  },
);

test('one of one’s own is taken, from the variable or from a file', () => {
  const own = 'b8Hk2-admin-of-nothing';
  expect(read(own)).toEqual({ KEY: own });
  const folder = mkdtempSync(join(tmpdir(), 'so-tiem-secret-'));
  writeFileSync(join(folder, 'key'), `${own}\n`);
  expect(readEnvironment({ KEY: secret() }, { KEY_FILE: join(folder, 'key') })).toEqual({ KEY: own });
  writeFileSync(join(folder, 'key'), 'example');
  expect(() => readEnvironment({ KEY: secret() }, { KEY_FILE: join(folder, 'key') })).toThrow('is published');
  rmSync(folder, { recursive: true });
});

test('all that is wrong is told at once; what is empty counts as not given', () => {
  expect(readEnvironment({ NAME: text('x'), PARTS: list() }, { NAME: '', PARTS: ' a, ,b ' })).toEqual({ NAME: 'x', PARTS: ['a', 'b'] });
  expect(() => readEnvironment({ A: secret(), B: count(1) }, { B: '-1' })).toThrow(/variable A: .*\n.*variable B: /s);
});
