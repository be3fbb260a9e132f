/**
 * `npm start`: the whole of Sổ Tiêm on this machine. `npm start -- --fresh` starts over with new data. What Node has compiled is kept
 * for the next time, before anything else is loaded.
 */
import { enableCompileCache } from 'node:module';
import { COMPILE_CACHE } from './start/compileCache.ts';

enableCompileCache(COMPILE_CACHE);
await import('./start/whole.ts');
