/** A complaint as the console shows it. */
import type { ComplaintOnScreenFragment, QueueQuery } from '../../generated/graphql.ts';

/** On the screen of one complaint. */
export type ComplaintOnScreen = ComplaintOnScreenFragment;

/** In a row of the queue. */
export type QueuedComplaint = QueueQuery['complaints']['nodes'][number];
