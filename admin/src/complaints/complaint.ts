/** A complaint as the screen of one complaint shows it. */
import type { ComplaintOnScreenFragment } from '../../generated/graphql.ts';

export type ComplaintOnScreen = ComplaintOnScreenFragment;
