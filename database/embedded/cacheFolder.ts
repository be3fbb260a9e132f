/** Where downloaded engines and tools are kept: outside of any checkout, so that all share them. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** @param chosen the variable SO_TIEM_CACHE, where it is set */
export const cacheFolder = (chosen: string | undefined): string => resolve(chosen ?? join(homedir(), '.cache', 'so-tiem'));
