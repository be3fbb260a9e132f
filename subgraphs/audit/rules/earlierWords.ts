/**
 * Entries of earlier releases keep the words of their time, as the chain is made of them. The trail shows today's word,
 * and who asks by today's word is answered with both.
 */
import type { AuditEntryRecord } from '../model/auditEntry.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  'complaint.IDENTIFIED': 'complaint.LINKED',
  'complaint.TAKEN': 'complaint.CLAIMED',
  'complaint.LAPSED': 'complaint.CLAIM_EXPIRED',
  'complaint.PASSED_ON': 'complaint.TRANSFERRED',
  'complaint.JOINED': 'complaint.MERGED',
  'complaint.TOOK_OVER': 'complaint.ABSORBED',
  'complaint.SET_FREE': 'complaint.UNMERGED',
  'complaint.NOTED': 'complaint.NOTE_ADDED',
  'citizen.SEPARATED': 'citizen.UNMERGED',
  'contact.takeOverList': 'contact.applyImport',
  'distribution.CHANGED': 'autoAssignment.CHANGED',
  'routing.KEPT': 'routing.SAVED',
  'routing.DROPPED': 'routing.DELETED',
  'shared.KEPT': 'template.SAVED',
  'shared.DROPPED': 'template.DELETED',
  'partnerApp.switchedOn': 'partnerApp.enabled',
  'partnerApp.switchedOff': 'partnerApp.disabled',
  'partnerApp.secretRenewed': 'partnerApp.secretRotated',
};

const FIELDS: Readonly<Record<string, string>> = {
  finishedAt: 'closedAt',
  heldUntil: 'claimExpiresAt',
  identification: 'identityDocument',
  joinedTo: 'mergedInto',
  lacks: 'missingResponsibilities',
  most: 'maxOpenPerHandler',
  on: 'enabled',
  startCode: 'activationCode',
  tails: 'suffixes',
  twinOf: 'possibleDuplicateOf',
};

const KINDS = { CHANGE: 'CHANGE', READ: 'READ', LOOK: 'READ' } as const;

export const kindOf = ({ kind }: Pick<AuditEntryRecord, 'kind'>): 'CHANGE' | 'READ' => KINDS[kind];
export const actionOf = ({ action }: Pick<AuditEntryRecord, 'action'>): string => ACTIONS[action] ?? action;
/** `complainant.identification.number` */
export const fieldOf = (field: string): string =>
  field
    .split('.')
    .map((name) => FIELDS[name] ?? name)
    .join('.');

/** Condition for all words of a kind; the partial index over changes asks for the one word. */
export const kindsOf = (kind: 'CHANGE' | 'READ') => (kind === 'READ' ? { $in: ['READ' as const, 'LOOK' as const] } : kind);
/** All words for an action. */
export const actionsOf = (action: string): string[] => [
  action,
  ...Object.entries(ACTIONS).flatMap(([earlier, today]) => (today === action ? [earlier] : [])),
];
