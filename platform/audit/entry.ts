/** One entry of the audit trail: who, as what, on which task, what, from what to what, when, from where. */
import { randomUUID } from 'node:crypto';
import type { Identity } from '../identity/identity.ts';
import { currentRequest } from '../process/request.ts';

export interface AuditActor {
  kind: 'STAFF' | 'PARTNER' | 'CITIZEN' | 'SYSTEM';
  /** Of the account or the app; `system` and the subgraph for what happens by itself. */
  id: string;
  name: string | null;
  role: string | null;
  /** Code of their unit. */
  unit: string | null;
}

export interface AuditChange {
  name: string;
  before: string | null;
  after: string | null;
}

export interface AuditEntry {
  id: string;
  at: string;
  kind: 'CHANGE' | 'READ';
  /** The operation, or what happened: `complaint.CLAIMED`. */
  action: string;
  actor: AuditActor;
  task: string | null;
  /** Whom and what it is about: `citizen:ID`, `complaint:ID`, `contact:ID`. */
  subjects: string[];
  /** What was seen. */
  fields: string[];
  /** What was changed. */
  changes: AuditChange[];
  address: string | null;
  requestId: string | null;
}

export type Noted = Pick<AuditEntry, 'kind' | 'action' | 'subjects'> & Partial<Pick<AuditEntry, 'fields' | 'changes' | 'task'>>;

/** @param service the subgraph, for what happens by itself @param by on whose decision, where no request is being answered */
export function entryOf(service: string, noted: Noted, by?: Identity): AuditEntry {
  const request = currentRequest.getStore();
  return {
    id: randomUUID(),
    at: new Date().toISOString(),
    actor: actorOf(by ?? request?.identity, service),
    task: request?.task ?? null,
    fields: [],
    changes: [],
    address: request?.address ?? null,
    requestId: request?.requestId ?? null,
    ...noted,
  };
}

function actorOf(identity: Identity | undefined, service: string): AuditActor {
  const nobody = { name: null, role: null, unit: null };
  if (identity?.kind === 'service' && identity.actingFor) return actorOf(identity.actingFor, service);
  switch (identity?.kind) {
    case 'staff':
      return { kind: 'STAFF', id: identity.id, name: identity.name, role: identity.role, unit: identity.unit.code };
    case 'partner':
      return { ...nobody, kind: 'PARTNER', id: identity.id };
    case 'anonymous':
      return { ...nobody, kind: 'CITIZEN', id: 'citizen' };
    default:
      return { ...nobody, kind: 'SYSTEM', id: identity?.id ?? service };
  }
}

/** What follows from the rest of a record says nothing that the rest does not. */
const DERIVED = new Set([
  '_id',
  'version',
  'lastChange',
  'idempotencyKey',
  'suffixes',
  'numbers',
  'sortKey',
  'urgencyKey',
  'sortKeys',
  'place',
  'path',
]);

/** From one state of a record to the next, field by field; fields of fields by their path. */
export function changesBetween(before: object | null, after: object | null): AuditChange[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const change = { name, before: was.get(name) ?? null, after: is.get(name) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function flat(record: object | null, prefix = ''): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(record ?? {})) {
    if (value === null || value === undefined || (!prefix && DERIVED.has(name))) continue;
    if (typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date))
      for (const [inner, text] of flat(value, `${prefix}${name}.`)) fields.set(inner, text);
    else fields.set(prefix + name, typeof value === 'string' ? value : value instanceof Date ? value.toISOString() : JSON.stringify(value));
  }
  return fields;
}
