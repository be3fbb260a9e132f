/** The client's request that is being answered, for whatever is written down along the way: logs and the audit trail. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Identity } from './identity.ts';

export interface CurrentRequest {
  /** Ids of the client's requests; several, with commas, where the gateway asked for them together. */
  requestId: string;
  /** From where it came. */
  address: string;
  identity: Identity;
  /** What the caller says that they are working on, `complaint:ID`; null when they say nothing. */
  task: string | null;
}

/** Empty outside of requests: in jobs. */
export const currentRequest = new AsyncLocalStorage<CurrentRequest>();
