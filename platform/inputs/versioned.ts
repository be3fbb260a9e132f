/** Which record an input changes, and the version that it was made from: of two changes at once, one is `STALE`. */
import { z } from 'zod';

export const versioned = { id: z.string(), version: z.int() };
