/**
 * What of a complaint is read for the fields that a request selects: a page of the queue shows a tenth of it. A field that is not in the
 * table is read with the whole record.
 */
import { type Projection, selectedAt } from '@so-tiem/platform/graphql/selection';
import type { GraphQLResolveInfo } from 'graphql';
import type { Complaint } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';

/** Told of every complaint, whatever is selected: who may see it, and its place in the queue. */
const ALWAYS = ['urgencyKey', 'province', 'district', 'commune', 'site'] as const satisfies (keyof ComplaintRecord)[];

/** What the resolver of each field reads; a test resolves each of them from these alone (complaintProjection.test.ts). */
export const READ_FOR: { [Field in keyof Complaint]?: readonly (keyof ComplaintRecord)[] } = {
  id: [],
  code: ['code'],
  kind: ['kind'],
  status: ['status'],
  version: ['version'],
  assignee: ['assigneeId', 'assigneeName'],
  claimExpiresAt: ['claimExpiresAt'],
  recordedAt: ['recordedAt'],
  deadline: ['deadline'],
  closedAt: ['closedAt'],
  possibleDuplicate: ['possibleDuplicateOf', 'closedAt'],
  underReview: ['underReview'],
  linkEvidence: ['linkEvidence'],
  proposedLink: ['proposedLink', 'status', 'pendingDecision'],
  pendingDecision: ['pendingDecision'],
  responsible: ['responsible'],
  citizen: ['citizenId', 'linkEvidence', 'status', 'closedAt'],
};
/** Of the complainant nothing of this is sealed; for anything else they are read whole. */
const CLEAR = new Set(['__typename', 'masked', 'fullName', 'dateOfBirth', 'gender']);

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** For a page of complaints. @returns undefined for the whole record */
export const projectionOfPage = (info: Info): Projection | undefined => projectionAt(info, [['nodes'], ['edges', 'node']]);

function projectionAt(info: Info, paths: readonly string[][]): Projection | undefined {
  const projection = new Set<string>(ALWAYS);
  const selected = new Set(paths.flatMap((path) => [...selectedAt(info, ...path)]));
  selected.delete('__typename');
  for (const field of selected) {
    if (field === 'complainant') continue;
    const read = READ_FOR[field as keyof Complaint];
    if (!read) return undefined;
    for (const name of read) projection.add(name);
  }
  if (selected.has('complainant')) {
    const isClear = paths.every((path) => [...selectedAt(info, ...path, 'complainant')].every((name) => CLEAR.has(name)));
    for (const name of isClear ? ['complainant.fullName', 'complainant.dateOfBirth', 'complainant.gender'] : ['complainant'])
      projection.add(name);
  }
  return Object.fromEntries([...projection].map((name) => [name, 1 as const]));
}
