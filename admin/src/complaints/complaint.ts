/** A complaint as the console shows it. */
import type { ComplaintKind, ComplaintOnScreenFragment, ComplaintStatus, QueueQuery } from '../../generated/graphql.ts';

/** On the screen of one complaint. */
export type ComplaintOnScreen = ComplaintOnScreenFragment;

/** In a row of the queue. */
export type QueuedComplaint = QueueQuery['complaints']['nodes'][number];

/** In the order in which they are offered. */
export const KINDS: readonly ComplaintKind[] = [
  'DOSE_MISSING',
  'DOSE_WRONG',
  'PERSON_WRONG',
  'DOSES_OF_ANOTHER',
  'RECORD_SPLIT',
  'PASSPORT',
];

/** In the order of the procedure. */
export const STATUSES: readonly ComplaintStatus[] = ['RECEIVED', 'IN_PROGRESS', 'RESOLVING', 'RESOLVED', 'REJECTED', 'WITHDRAWN', 'MERGED'];
