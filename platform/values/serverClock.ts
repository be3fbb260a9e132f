/** The gateway's clock as its answers tell it: a device's own may be hours wrong, and a deadline is the same for everybody. */
const EXACT_MS = 5000; // a header has whole seconds, and its way takes time
let aheadMs = 0;

/** @param date of an answer (RFC 9110, 6.6.1) */
export function hearClock(date: string | null): void {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return;
  const ahead = told - Date.now();
  aheadMs = Math.abs(ahead) < EXACT_MS ? 0 : ahead;
}

/** Milliseconds since 1970. */
export const serverNow = (): number => Date.now() + aheadMs;

const VIETNAM_AHEAD_MS = 7 * 3_600_000;
/** The calendar date in Viet Nam, `2026-11-26`. */
export const today = (): string => new Date(serverNow() + VIETNAM_AHEAD_MS).toISOString().slice(0, 10);
