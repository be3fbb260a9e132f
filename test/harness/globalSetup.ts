/** Starts the one system that the tests of this suite share, and says where it is. */
import { startTestSystem, type TestSystem } from './startSystem.ts';

declare global {
  var sharedTestSystem: TestSystem | undefined;
}

export default async function globalSetup(): Promise<void> {
  const system = await startTestSystem();
  globalThis.sharedTestSystem = system;
  const { gateway, issuer, mailbox, databaseUri, ports, data } = system;
  process.env['SO_TIEM_TEST_SYSTEM'] = JSON.stringify({ gateway, issuer, mailbox, databaseUri, ports, data });
}
