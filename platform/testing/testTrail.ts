/** An audit trail for tests and benchmarks of parts: changes and reads are noted as ever, and brought nowhere. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { AuditTrail } from '../audit/trail.ts';
import { createLogger } from '../configuration/logging.ts';
import { GraphClient } from '../graphql/graphClient.ts';

export const testTrail = (connection: Connection): AuditTrail =>
  new AuditTrail({
    service: 'test',
    connection,
    graph: new GraphClient({ gateway: 'http://127.0.0.1:9', issuer: 'http://127.0.0.1:9', clientId: '', clientSecret: '' }),
    folder: mkdtempSync(join(tmpdir(), 'so-tiem-journal-')),
    log: createLogger('test'),
  });
