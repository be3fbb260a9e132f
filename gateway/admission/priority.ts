/** What a request is let in before, and after what, when not everything can be done (admissionQueue.ts). */
import type { GatewayContext } from '../caller/context.ts';
import { isObject, type JsonObject } from '../execution/json.ts';
import type { RootField } from '../operations/documentLimits.ts';
import type { Rank } from './admissionQueue.ts';

/** Of the staff's questions those that can wait: they read much, or no decision waits for them. */
const SEARCHES = new Set(['auditEntries', 'citizens', 'complaintStatistics', 'contactImport', 'erasures', 'offices', 'partnerApps']);
/** What a citizen has filled in a form for is no less urgent than the page that it will stand on. */
const FILING = new Set(['fileComplaint']);

/** @returns undefined for the system's own parts: what they ask belongs to something that was let in, or is the clock's */
export function rankOf(
  { identity }: Pick<GatewayContext, 'identity'>,
  { mutations, queries }: { mutations: readonly RootField[]; queries: readonly RootField[] },
  variables: JsonObject,
): Rank | undefined {
  switch (identity.kind) {
    case 'service':
      return undefined;
    case 'staff':
      if (mutations.length) return 'DECISION';
      return queries.some(({ name }) => SEARCHES.has(name)) || hasText(variables) ? 'SEARCH' : 'WORK';
    case 'partner':
      return 'SEARCH';
    default:
      return mutations.some(({ name }) => FILING.has(name)) ? 'WORK' : 'REST';
  }
}

/** A list is looked through for words. */
const hasText = ({ filter }: JsonObject): boolean => isObject(filter) && typeof filter['text'] === 'string' && filter['text'] !== '';
