/** Work that is done again and again by one process, a round after the other. */

/**
 * @param everyMs from the end of one round to the beginning of the next
 * @param firstMs until the first round
 * @param failed told of a round that failed; the next one comes all the same
 * @returns a function that stops it, after the round that is running
 */
export function runEvery(
  work: () => Promise<unknown>,
  { everyMs, firstMs, failed }: { everyMs: number; firstMs: number; failed: (error: unknown) => void },
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> = Promise.resolve();
  const tick = () => {
    round = work()
      .catch(failed)
      .finally(() => {
        if (timer) timer = setTimeout(tick, everyMs);
      });
  };
  timer = setTimeout(tick, firstMs);
  return async () => {
    clearTimeout(timer);
    timer = undefined;
    await round;
  };
}
