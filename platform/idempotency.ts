/** One intended change is made once, however often it is sent: a key of the client's choosing names it. */
import { z } from 'zod';

/** The key as it comes in, chosen anew for each intended change. */
export const idempotencyKey = z.string().trim().min(8, 'at least 8 characters').max(100, 'at most 100 characters');

/**
 * Makes a change, or answers with what the same change came to before.
 * @param find what the key's change came to, null when it was not made yet; the key is unique in the database
 * @param make makes the change, or throws
 */
export async function once<Result>(find: () => Promise<Result | null>, make: () => Promise<Result>): Promise<Result> {
  const earlier = await find();
  if (earlier) return earlier;
  try {
    return await make();
  } catch (error) {
    // A double click: the first one may have come through at any moment since, and whatever refuses the second is the
    // first one's own doing (the number exists, the photo is taken, the version is old).
    const meanwhile = await find();
    if (meanwhile) return meanwhile;
    throw error;
  }
}
