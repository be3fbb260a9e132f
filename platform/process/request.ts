/** The client's request that is being answered, for whatever is written down along the way: logs and the audit trail. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Identity } from '../identity/identity.ts';

export interface CurrentRequest {
  /** Ids of the client's requests; several, with commas, where the gateway asked for them together. */
  requestId: string;
  /** From where it came. */
  address: string;
  identity: Identity;
  /** What the caller says that they are working on, `complaint:ID`; null when they say nothing. */
  task: string | null;
  /** When the caller gives up, on the clock of `performance.now()`. */
  deadline: number;
  /** The caller has gone already. */
  isGone: () => boolean;
}

/** Empty outside of requests: in jobs. */
export const currentRequest = new AsyncLocalStorage<CurrentRequest>();

/** For what several requests wait for together: it does not end with the one that began it. */
export const outsideOfRequests = <Result>(work: () => Result): Result => currentRequest.exit(work);

/** Milliseconds until the caller gives up; infinite outside of requests. */
export const timeLeft = (): number => (currentRequest.getStore()?.deadline ?? Number.POSITIVE_INFINITY) - performance.now();
