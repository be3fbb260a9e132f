/** The orders of the queue: by which columns, and what the graph calls them. */
import type { SortPayload } from 'react-admin';
import type { ComplaintFilter, ComplaintOrder, ComplaintOrderField, ComplaintScope } from '../../../generated/graphql.ts';

const ORDERS: Record<string, ComplaintOrderField> = { deadline: 'TIME_LEFT', recordedAt: 'RECORDED', responsible: 'SITE', kind: 'KIND' };
export const ORDERED_BY = Object.keys(ORDERS);
export const MOST_URGENT: SortPayload = { field: 'deadline', order: 'ASC' };

/** Undefined for the most urgent first, which is the graph's own order. */
function orderOf({ field, order }: SortPayload = MOST_URGENT): ComplaintOrder | undefined {
  const ordered = ORDERS[field];
  if (!ordered || (field === MOST_URGENT.field && order === MOST_URGENT.order)) return undefined;
  return { field: ordered, direction: order === 'DESC' ? 'DESC' : 'ASC' };
}

/** What is shown, as the graph asks for it. @param values of the list's filter: the tab, and conditions */
export function queueQuestion(values: object, sort?: SortPayload): { filter: ComplaintFilter; orderBy: ComplaintOrder | undefined } {
  const { tab: scope = 'ALL', ...conditions } = values as { tab?: ComplaintScope } & Omit<ComplaintFilter, 'scope'>;
  return { filter: { ...conditions, scope }, orderBy: orderOf(sort) };
}
