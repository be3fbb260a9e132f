/** GraphQL over HTTP: when an answer counts as made. */
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloServer } from '@apollo/server';
import { expect, test } from '@jest/globals';
import { close, graphqlHandler, listen } from './httpServer.ts';

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
