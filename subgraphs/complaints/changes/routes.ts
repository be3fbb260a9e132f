/**
 * `GET /complaint-changes?after=2021-11-08T00:00:00Z`: what happens to complaints, as it happens, a line of JSON each, for the gateways, who tell
 * the consoles (gateway/http/eventStream.ts). It never ends by itself; an empty line says that it still goes on.
 */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Routes } from '@so-tiem/platform/http/routes';
import { z } from 'zod';
import type { Store } from '../model/store.ts';
import { ChangeReader } from '../queries/readChanges.ts';

const EVERY_MS = 300;
const STILL_THERE_MS = 5000;

const asked = z.object({ after: z.coerce.date().default(() => new Date()) });

export const complaintChangeRoutes = (store: Store): Routes => ({
  'GET /complaint-changes': async ({ identity, request, response, url }) => {
    requireAccess(identity, 'SYSTEM');
    const { after } = parseInput(asked, Object.fromEntries(url.searchParams));
    const reader = new ChangeReader(store, after);
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    response.flushHeaders();
    let saidAt = Date.now();
    while (!request.destroyed && !response.destroyed) {
      const changes = await reader.next();
      if (changes.length || Date.now() - saidAt > STILL_THERE_MS) {
        saidAt = Date.now();
        const lines = changes.map((change) => JSON.stringify(change)).join('\n');
        if (!response.write(`${lines}\n`)) await once(response, 'drain');
      }
      await sleep(EVERY_MS);
    }
  },
});
