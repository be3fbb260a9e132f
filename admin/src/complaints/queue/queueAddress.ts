/** The queue's scope, conditions and order in the page's address, so that it can be kept, sent, reloaded and gone back to. */
import type { SortPayload } from 'react-admin';
import type { ComplaintFilter, ComplaintScope } from '../../../generated/graphql.ts';
import { KINDS, STATUSES } from '../complaint.ts';
import { MOST_URGENT, ORDERED_BY } from './sort.ts';

/** The list's filter: the scope as its tab, and conditions. */
export type QueueFilter = Omit<ComplaintFilter, 'scope'> & { tab?: ComplaintScope };

export interface QueueView {
  filter: QueueFilter;
  sort: SortPayload;
}

/** A phone or the number of a document: an address is kept by browsers and in logs. */
const NUMBER = /(?:\d[\s.-]?){6,}/;

export const DEFAULT_VIEW: QueueView = { filter: { tab: 'UNASSIGNED' }, sort: MOST_URGENT };

/** @returns `?filter={"tab":"MINE"}&sort=kind&order=ASC`; what is usual is left out */
export function searchOf({ filter, sort }: QueueView): string {
  const given = Object.entries(filter).filter(
    ([name, value]) => value !== null && value !== undefined && value !== '' && !(name === 'text' && NUMBER.test(String(value))),
  );
  const parameters = new URLSearchParams();
  if (JSON.stringify(given) !== JSON.stringify(Object.entries(DEFAULT_VIEW.filter)))
    parameters.set('filter', JSON.stringify(Object.fromEntries(given)));
  if (sort.field !== MOST_URGENT.field || sort.order !== MOST_URGENT.order) {
    parameters.set('sort', sort.field);
    parameters.set('order', sort.order);
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isDays = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['from', 'until'].every((end) => /^\d{4}-\d{2}-\d{2}$/.test(String(value[end as keyof typeof value])));

/** What an address may say, and in which shape: anybody can write one. */
const READ: Record<keyof QueueFilter, (value: unknown) => boolean> = {
  tab: (value) => SCOPES.some((scope) => scope === value),
  text: isText,
  unit: isText,
  assignee: isText,
  kinds: (value) => isTexts(value) && (value as string[]).every((kind) => KINDS.some((known) => known === kind)),
  statuses: (value) => isTexts(value) && (value as string[]).every((status) => STATUSES.some((known) => known === status)),
  recorded: isDays,
  closed: isDays,
  onTime: (value) => typeof value === 'boolean',
  satisfied: (value) => typeof value === 'boolean',
};
const SCOPES: readonly ComplaintScope[] = ['MINE', 'UNASSIGNED', 'DUE_SOON', 'BREACHED', 'ALL'];

/** @returns undefined where the address says nothing of it, or nothing that can be read */
export function viewIn(search: string): QueueView | undefined {
  const parameters = new URLSearchParams(search);
  const [filter, sort] = [parameters.get('filter'), parameters.get('sort')];
  if (filter === null && sort === null) return undefined;
  try {
    const conditions: unknown = filter === null ? DEFAULT_VIEW.filter : JSON.parse(filter);
    if (typeof conditions !== 'object' || conditions === null || Array.isArray(conditions)) return undefined;
    const field = ORDERED_BY.find((name) => name === sort) ?? MOST_URGENT.field;
    const known = Object.entries(conditions).filter(([name, value]) => Object.hasOwn(READ, name) && READ[name as keyof QueueFilter](value));
    return { filter: Object.fromEntries(known), sort: { field, order: parameters.get('order') === 'DESC' ? 'DESC' : 'ASC' } };
  } catch {
    return undefined;
  }
}
