/** What a row of a brought list would do, or did: how it is counted, and how it is asked for. */
import type { ContactImportRowOutcome } from '../../../generated/graphql.ts';

export const OUTCOMES = {
  wrong: 'WRONG',
  failed: 'FAILED',
  added: 'NEW',
  changed: 'CHANGED',
  same: 'SAME',
  done: 'DONE',
} as const satisfies Record<string, ContactImportRowOutcome>;
export type Counted = keyof typeof OUTCOMES;

/** What is looked at first, of what there is. */
export const FIRST: readonly Counted[] = ['wrong', 'failed', 'added', 'changed', 'done', 'same'];
