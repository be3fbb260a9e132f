/** Keys for tests and benchmarks, which keep no personal data. */
import { Keyring, useKeyring } from '../storage/encryption/keyring.ts';

export const TEST_KEYS = {
  DATA_KEYS: `t1:${Buffer.alloc(32, 1).toString('base64url')}`,
  DATA_LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64url'),
};

export const useTestKeyring = (): void => useKeyring(new Keyring(TEST_KEYS.DATA_KEYS, TEST_KEYS.DATA_LOOKUP_KEY));
