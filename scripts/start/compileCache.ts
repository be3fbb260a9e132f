/** Where Node keeps what it has compiled, for all processes of a system: a start is mostly compiling. */
import { fileURLToPath } from 'node:url';

export const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/so-tiem/compiled', import.meta.url));
