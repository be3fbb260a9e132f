/** The orders of the queue: by which columns, and what the graph calls them. */
import type { SortPayload } from 'react-admin';
import type { QueueOrder, QueueSort } from '../../../generated/graphql.ts';

const ORDERS: Record<string, QueueOrder> = { deadline: 'TIME_LEFT', recordedAt: 'RECORDED', responsible: 'SITE', kind: 'KIND' };
export const ORDERED_BY = Object.keys(ORDERS);
export const MOST_URGENT: SortPayload = { field: 'deadline', order: 'ASC' };

/** Undefined for the most urgent first, which is what the queue is in unless asked. */
export function queueSort({ field, order }: SortPayload = MOST_URGENT): QueueSort | undefined {
  const by = ORDERS[field];
  if (!by || (field === MOST_URGENT.field && order === MOST_URGENT.order)) return undefined;
  return { by, direction: order === 'DESC' ? 'DESC' : 'ASC' };
}
