/**
 * Asking a gateway that may have more to do than it can. It says so before it has done anything, and when to come again (HTTP 503 with
 * Retry-After; gateway/admission/admissionQueue.ts), so that whatever was asked may be asked again, a change too. Also used by the pages.
 */

const MAX_TRIES = 5;
/** Then the caller gets the failure. */
const WITHIN_MS = 45_000;
/** A page that is refused again and again does not make it worse: tries that it has left, and what each answer adds to them. */
const MAX_TRIES_LEFT = 10;
const EARNED = 0.25;

let left = MAX_TRIES_LEFT;

/**
 * @param send makes the request; called again for each try
 * @param waits told before and after each wait
 * @returns the last answer, refusal or not
 */
export async function untilLetIn(send: () => Promise<Response>, waits: (isWaiting: boolean) => void): Promise<Response> {
  const until = Date.now() + WITHIN_MS;
  for (let tries = 1; ; tries++) {
    const answer = await send();
    const afterMs = waitOf(answer);
    if (afterMs === undefined) {
      left = Math.min(left + EARNED, MAX_TRIES_LEFT);
      return answer;
    }
    if (tries >= MAX_TRIES || left < 1 || Date.now() + afterMs > until) return answer;
    left -= 1;
    waits(true);
    await new Promise((next) => setTimeout(next, afterMs));
    waits(false);
  }
}

/** Milliseconds to wait, not the same for all; undefined for an answer. */
function waitOf({ status, headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after'));
  return status === 503 && seconds > 0 ? seconds * 1000 * (0.75 + Math.random() / 2) : undefined;
}
