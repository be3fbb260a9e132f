/** GraphQL over HTTP: when an answer counts as made. */
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { close, graphqlHandler, listen } from './server.ts';

test('a change whose client has gone is under way until it is made', async () => {
  const reached = Promise.withResolvers<void>();
  const mayGoOn = Promise.withResolvers<void>();
  const made = Promise.withResolvers<string>();
  const server = new ApolloServer({
    typeDefs: 'type Query { a: Int } type Mutation { change: Int }',
    resolvers: {
      Mutation: {
        change: async () => {
          reached.resolve();
          await mayGoOn.promise;
          return 1;
        },
      },
    },
  });
  await server.start();
  const handler = graphqlHandler(
    server,
    async () => ({}),
    async (asked) => {
      asked.made = () => made.resolve('made');
      return undefined;
    },
  );
  const listening = await listen(handler, 0, '127.0.0.1');
  const leaves = new AbortController();
  const asked = fetch(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation { change }' }),
    signal: leaves.signal,
  });
  await reached.promise;
  leaves.abort();
  await expect(asked).rejects.toThrow();
  // In which the server hears that the client has gone.
  expect(await Promise.race([made.promise, sleep(100, 'under way')])).toBe('under way');
  mayGoOn.resolve();
  expect(await made.promise).toBe('made');
  await close(listening);
  await server.stop();
});

describe('requests that are sent before the answers to those before them are taken', () => {
  const asked: string[] = [];
  let server: Server;
  let goOn: (() => void)[] = [];
  beforeAll(async () => {
    server = await listen(
      async (_, response, url) => {
        asked.push(url.pathname);
        await new Promise<void>((resolve) => goOn.push(resolve));
        response.end(url.pathname);
      },
      0,
      '127.0.0.1',
    );
  });
  beforeEach(() => {
    asked.length = 0;
    goOn = [];
  });
  afterAll(() => close(server));

  async function send(...paths: string[]) {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes;
    });
    socket.on('error', () => {});
    socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: here\r\n\r\n`).join(''));
    await sleep(100);
    return { socket, heard: () => heard };
  }

  test('are answered in their order, one begun when the one before it has gone out', async () => {
    const { socket, heard } = await send('/1', '/2', '/3');
    expect(asked).toEqual(['/1']);
    for (const path of ['/2', '/3', undefined]) {
      goOn.shift()?.();
      await sleep(50);
      expect(asked.at(-1)).toBe(path ?? '/3');
    }
    expect(heard().match(/\r\n\/\d/g)).toEqual(['\r\n/1', '\r\n/2', '\r\n/3']);
    socket.destroy();
  });

  test('are not begun when their connection has closed', async () => {
    const { socket } = await send('/1', '/2', '/3');
    socket.destroy();
    await sleep(100);
    for (const each of goOn) each();
    await sleep(100);
    expect(asked).toEqual(['/1']);
  });

  test('end their connection when they are many', async () => {
    const { socket } = await send('/1', '/2', '/3', '/4', '/5');
    expect(socket.destroyed || socket.readableEnded).toBe(true);
    expect(asked).toEqual(['/1']);
  });
});
