/** The system that globalSetup.ts started. */
import type { TestSystem } from './startSystem.ts';

export type SharedSystem = Omit<TestSystem, 'output' | 'stop' | 'kill'>;

export function sharedSystem(): SharedSystem {
  const system = process.env['SO_TIEM_TEST_SYSTEM'];
  if (!system) throw new Error('no shared system: run these tests with `npm run jest -- --selectProjects system`');
  return JSON.parse(system);
}
