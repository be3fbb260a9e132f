/** A database of a test's own, and a connection to it. */
import { connect } from '@so-tiem/database/connection';
import { startTestDatabase } from '@so-tiem/database/testing/testDatabase';
import type { Connection } from 'mongoose';
import { useTestKeyring } from './testKeyring.ts';

export async function openTestConnection(
  name: string,
  options: Parameters<typeof connect>[2] = {},
): Promise<{ connection: Connection; uri: string; stop: () => Promise<void> }> {
  useTestKeyring();
  const database = await startTestDatabase();
  const connection = await connect(database.uri, name, options);
  return {
    connection,
    uri: database.uri,
    stop: async () => {
      await connection.close();
      await database.stop();
    },
  };
}
