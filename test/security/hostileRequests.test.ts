/** Requests that nobody sends by mistake: refused with a word for it, or harmless. */
import { readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { processWith } from '../harness/processes.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';

const system = sharedSystem();
const many = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i)).join(' ');
const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${system.gateway}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('an operation beyond a limit is told which', () => {
  test.each([
    ['tokens', `{ ${many(3001, () => 'a')} }`],
    ['depth', `{ administrativeUnit(code: "01") ${many(16, () => '{ parent')} { code } ${many(16, () => '}')} }`],
    ['aliases', `{ ${many(31, (i) => `a${i}: vaccines { code }`)} }`],
    ['directives', `{ vaccines ${many(31, () => '@include(if: true)')} { code } }`],
    ['breadth', `{ ${many(101, () => 'vaccines { code }')} }`],
    ['cost', '{ complaints(first: 100) { nodes { citizen { doses { site { contacts { history { fields { name } } } } } } } } }'],
  ])('%s', async (limit, query) => {
    const { errors, data } = await askGateway(system.gateway, query);
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit, max: expect.any(Number) });
    expect(errors[0]?.message).toContain(limit);
  });

  test('characters, told before the text is looked at any closer', async () => {
    // Of somebody with an account, who may send more than others: a text that is long and changes costs no hash and no place.
    const token = await tokenOf(system, 'coso');
    const { errors } = await askGateway(system.gateway, `{ vaccines { code } } #${'a'.repeat(900_000)}`, {}, token);
    expect(errors[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'characters', max: expect.any(Number) });
  });

  test('one change an operation, of those who have no account', async () => {
    const { errors, data } = await askGateway(
      system.gateway,
      'mutation ($a: RateComplaintInput!) { a: rateComplaint(input: $a) { errors { code } } b: rateComplaint(input: $a) { errors { code } } }',
      { a: { code: 'PA-0000-0000', phone: '0912345678', satisfied: true } },
    );
    expect([data, errors[0]?.extensions]).toEqual([null, expect.objectContaining({ code: 'LIMIT_EXCEEDED', limit: 'mutations' })]);
  });

  test('operations in a batch are not taken', async () => {
    const answer = await send(JSON.stringify(Array.from({ length: 3 }, () => ({ query: '{ __typename }' }))));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/batch/i);
  });

  test('fragments that go in a circle', async () => {
    const { errors } = await askGateway(system.gateway, '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }');
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('bodies and headers', () => {
  test('ten megabytes are not read', async () => {
    const answer = await send(JSON.stringify({ query: '{ __typename }', variables: { x: 'a'.repeat(10_000_000) } })).catch(() => undefined);
    expect(answer?.status ?? 413).toBe(413); // the connection may be closed before all of it was sent
    expect((await send(JSON.stringify({ query: `{ __typename } #${'a'.repeat(1_200_000)}` }))).status).toBe(413);
  });

  test('bytes that are no UTF-8 are refused, not read as something else', async () => {
    const text = new TextEncoder().encode('{"query":"{ provinces { name } } #X"}');
    text[text.indexOf('X'.charCodeAt(0))] = 0xff;
    expect((await send(text)).status).toBe(400);
  });

  test('headers beyond 16 KiB', async () => {
    expect((await send('{"query":"{ __typename }"}', { 'x-long': 'a'.repeat(17_000) })).status).toBe(431);
  });

  test('addresses that are none', async () => {
    for (const path of [
      '//',
      '/\\..\\..\\etc/passwd',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/../../package.json',
      '/%',
      '/graphql/../health',
    ]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 [2-4]\d\d/);
      expect(answer).not.toContain('"so-tiem"');
    }
  });

  test('who sends slowly is cut off, by the head as by the body', async () => {
    const [head, body] = await Promise.all([
      raw('POST /graphql HTTP/1.1\r\nhost: localhost\r\n', true),
      raw('POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{', true),
    ]);
    expect(head).toMatch(/^HTTP\/1\.1 408/);
    expect(body).toMatch(/^HTTP\/1\.1 408/);
  });

  test('who sends many on one connection without waiting for answers is cut off, and keeps no one out', async () => {
    const body = JSON.stringify({ query: '{ vaccines { code } }' });
    const asked = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const port = Number(new URL(system.gateway).port);
    const cutOff = await new Promise((resolve) => {
      const socket = connect(port, 'localhost', () => socket.write(asked.repeat(140)));
      socket.resume();
      socket.on('error', () => resolve(true)).on('close', () => resolve(true));
      setTimeout(() => resolve(false), 5000).unref();
    });
    expect(cutOff).toBe(true);
    expect((await askGateway(system.gateway, '{ vaccines { code } }')).errors).toEqual([]);
  });

  test('pages that are asked for and not taken leave no file open', async () => {
    const assets = new URL('../../admin/dist/assets/', import.meta.url);
    const sizes = readdirSync(assets).map((name) => ({ name, size: statSync(new URL(name, assets)).size }));
    const largest = sizes.filter(({ name }) => name.endsWith('.js')).toSorted((a, b) => b.size - a.size)[0]?.name;
    const open = () => readdirSync(`/proc/${processWith(`PORT=${system.ports.GATEWAY_PORT}`)}/fd`).length;
    const ask = (times: number) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(system.gateway).port), 'localhost', () => {
          socket.pause().write(`GET /admin/assets/${largest} HTTP/1.1\r\nhost: localhost\r\n\r\n`.repeat(times));
          setTimeout(() => socket.destroy(), 150);
        });
        socket.on('close', () => resolve());
      });
    const before = open();
    await Promise.all(Array.from({ length: 100 }, (_, i) => ask((i % 4) + 1)));
    for (let waited = 0; open() > before + 20 && waited < 5000; waited += 200) await sleep(200);
    expect(open()).toBeLessThanOrEqual(before + 20);
  });

  test('a body is read as far as its sender is known, and not at all of who has asked too often', async () => {
    const large = JSON.stringify({ query: '{ vaccines { code } }', variables: { a: 'x'.repeat(200_000) } });
    expect((await send(large)).status).toBe(413);
    expect((await send(large, { authorization: `Bearer ${await tokenOf(system, 'coso')}` })).status).toBe(200);
  });

  /** What comes back until the server closes. */
  function raw(text: string, drip = false): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(system.gateway).port), 'localhost', async () => {
        socket.write(text);
        for (let i = 0; drip && !socket.destroyed && i < 60; i++) {
          await sleep(1000);
          if (socket.writable) socket.write(text.endsWith('{') ? ' ' : `x-${i}: y\r\n`);
        }
      });
      let answer = '';
      socket.setTimeout(45_000, () => reject(new Error('was not cut off')));
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('error', () => resolve(answer)).on('close', () => resolve(answer));
    });
  }
});

describe('values that mean something elsewhere', () => {
  const SEARCH = 'query ($search: CitizenSearchInput!) { citizens(search: $search) { nodes { id } } }';

  test.each<{ operator: unknown }>([
    { operator: { $gt: '' } },
    { operator: { $ne: null } },
    { operator: { $regex: '.*' } },
    { operator: ['a'] },
    { operator: { toString: 'x' } },
  ])('an operator in the place of a text: %j', async (operator) => {
    const token = await tokenOf(system, 'coso');
    for (const field of ['name', 'identityDocument', 'phone', 'dateOfBirth'])
      expect((await askGateway(system.gateway, SEARCH, { search: { [field]: operator } }, token)).errors[0]?.extensions.code).toBe(
        'BAD_USER_INPUT',
      );
    const track = 'query ($code: String!, $phone: String!) { trackComplaint(code: $code, phone: $phone) { code } }';
    expect((await askGateway(system.gateway, track, { code: operator, phone: operator })).errors[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  test('operators in the query of a spreadsheet', async () => {
    const authorization = `Bearer ${await tokenOf(system, 'coso')}`;
    for (const query of ['unit[$gt]=', 'unit=%7B%22$gt%22:%22%22%7D', 'text[$regex]=.*', 'scope[]=ALL', 'format=__proto__']) {
      const answer = await fetch(`${system.gateway}/complaint-lists?${query}`, { headers: { authorization } });
      expect([200, 422]).toContain(answer.status);
      await answer.arrayBuffer();
    }
  });

  test.each(['.*', '^', '(zz+)+$', '[', '\\', '$where', '%', "' OR 1=1", '\u0000', '𝕏'.repeat(50), '٣٤'])(
    'an expression in a search finds what it says or nothing: %j',
    async (text) => {
      const token = await tokenOf(system, 'coso');
      const began = performance.now();
      const { errors, data } = await askGateway(system.gateway, SEARCH, { search: { name: text } }, token);
      expect(performance.now() - began).toBeLessThan(3000);
      if (errors.length) expect(errors[0]?.extensions.code).toBe('INVALID');
      else expect(data.citizens.nodes).toEqual([]);
    },
  );

  test('names that every object has', async () => {
    const variables =
      '{"search":{"name":"nguyen","__proto__":{"phone":"x"},"constructor":{"prototype":{"x":1}}},"__proto__":{"polluted":true}}';
    const token = await tokenOf(system, 'coso');
    const answer = await send(`{"query":${JSON.stringify(SEARCH)},"variables":${variables}}`, { authorization: `Bearer ${token}` });
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }, { extensions: { code: 'BAD_USER_INPUT' } }],
    });
    for (const query of [
      '{ __proto__ }',
      '{ constructor }',
      '{ provinces { toString __proto__ } }',
      '{ __proto__: __typename constructor: __typename }',
    ])
      expect((await askGateway(system.gateway, query)).status).toBeLessThan(500);
    expect((await askGateway(system.gateway, '{ provinces { code } }')).data.provinces).toHaveLength(63);
  });
});

test.each(['/theo-doi/x', '/tra-cuu', '/phan-anh/don-gian'])(
  '%s with a token that is none is the page that it is without',
  async (path) => {
    const status = async (headers: Record<string, string>) => (await fetch(system.gateway + path, { headers })).status;
    expect(await status({ authorization: 'Bearer x' })).toBe(await status({}));
  },
);

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'jobs/constructor', 'jobs/__proto__'])(
  '/%s is answered, as no path',
  async (path) => {
    const answer = await fetch(`${system.gateway}/${path}`, { signal: AbortSignal.timeout(5000) });
    expect(answer.status).toBeLessThan(500);
  },
);
