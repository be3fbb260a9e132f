/** GraphQL over HTTP as specified: the audit of `graphql-http`, of which only what is a MAY may be otherwise. */
import { expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { sharedSystem } from '../harness/sharedSystem.ts';

const system = sharedSystem();

test.each(serverAudits({ url: `${system.gateway}/graphql` }).map((audit) => [audit.name, audit] as const))('%s', async (name, audit) => {
  const { status } = await audit.fn();
  expect(name.startsWith('MAY') ? 'ok' : status).toBe('ok');
});
