/**
 * AccessLog at people's data, noted where they happen: at the field that tells something of a person, whichever way led there. One
 * request makes one entry of the trail.
 */
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { AuditTrail } from './trail.ts';

interface Personal {
  /** Whom a record of this type is about. */
  subject: (record: Identified) => string;
  /** The fields that tell something of a person, or all but some. */
  fields?: readonly string[];
  except?: readonly string[];
  /** Whoever else this field tells of. */
  also?: (record: Identified, field: string) => string | undefined;
  /** Whether the look is on record already, by the subgraph that referred to the person. */
  told?: (record: Identified, field: string, reads: AccessLog) => boolean;
}

/** A record, or the reference to one. */
interface Identified {
  _id?: string;
  id?: string;
  citizenId?: string;
  handledHere?: boolean;
}

/** What a complaint in one's territory shows of the person whom it is about; their numbers are a look of their own. */
const SHOWN_BY_COMPLAINT = new Set([
  'fullName',
  'dateOfBirth',
  'gender',
  'nationality',
  'communeCode',
  'identityStatus',
  'cccdContradictions',
]);

function toldByComplaint(record: Identified, field: string, reads: AccessLog): boolean {
  if (record.handledHere) reads.told.add(`citizen:${record.id}`); // in the doses subgraph
  return Boolean(record.handledHere) || (reads.referred.has(record) && SHOWN_BY_COMPLAINT.has(field)); // in the citizens subgraph
}

const PERSONAL: Record<string, Personal> = {
  Citizen: {
    subject: ({ _id, id }) => `citizen:${_id ?? id}`,
    except: ['id', 'version', 'masked', 'handledHere'],
    told: toldByComplaint,
  },
  DoseHistory: { subject: ({ _id, citizenId }) => `citizen:${_id ?? citizenId}`, except: ['citizenId'] },
  MyRecord: { subject: ({ _id, citizenId }) => `citizen:${_id ?? citizenId}`, except: ['citizenId'] },
  Dose: {
    subject: ({ citizenId }) => `citizen:${citizenId}`,
    except: ['id'],
    told: ({ citizenId }, _, reads) => reads.told.has(`citizen:${citizenId}`),
  },
  Complaint: {
    subject: ({ _id }) => `complaint:${_id}`,
    fields: ['complainant', 'told', 'citizen', 'description', 'claimedDoses', 'disputedDose', 'photos', 'history', 'decision'],
    also: ({ citizenId }, field) => (field === 'citizen' && citizenId ? `citizen:${citizenId}` : undefined),
  },
  TrackedComplaint: { subject: ({ _id }) => `complaint:${_id}`, except: ['code'] },
};

/** What one request has looked at. */
export class AccessLog {
  readonly subjects = new Set<string>();
  readonly fields = new Set<string>();
  /** People whom the complaint that referred to them shows, and has on record. */
  readonly referred = new WeakSet<object>();
  /** Whom the subgraph that referred has put on record. */
  readonly told = new Set<string>();

  #last: unknown;

  note(record: unknown, subjectOf: Personal['subject'], field: string): void {
    this.fields.add(field);
    if (record === this.#last) return; // a record's fields are asked for one after the other
    this.#last = record;
    this.subjects.add(subjectOf(record as Identified));
  }
}

type Resolver = GraphQLFieldResolver<unknown, { reads: AccessLog }>;

/** Makes a schema's personal fields note that they were looked at. */
export function logReads(schema: GraphQLSchema): void {
  for (const [name, personal] of Object.entries(PERSONAL)) {
    const { fields, except = [] } = personal;
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (fields ? !fields.includes(field.name) : except.includes(field.name)) continue;
      field.resolve = noting(name, field.name, personal, field.resolve ?? defaultFieldResolver);
    }
  }
}

function noting(type: string, field: string, { subject, also, told }: Personal, resolve: Resolver): Resolver {
  const name = `${type}.${field}`;
  return (given, args, context, info) => {
    const record = given as Identified;
    const { reads } = context;
    if (!told?.(record, field, reads)) {
      reads.note(record, subject, name);
      const other = also?.(record, field);
      if (other) reads.subjects.add(other);
    }
    return resolve(given, args, context, info);
  };
}

/** Writes down what a request has looked at before its answer goes out. */
export const recordReads = <Context extends BaseContext & { reads: AccessLog }>(trail: AuditTrail): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    async willSendResponse({ contextValue: { reads }, operationName }) {
      if (!reads.subjects.size) return;
      trail.looked({ action: operationOf(operationName), subjects: [...reads.subjects], fields: [...reads.fields].sort() });
    },
  }),
});

/** Of a name that a client has given. */
const MAX_CHARACTERS = 100;

/** The name that the client gave to its operation: the gateway adds subgraph and number of the fetch. */
const operationOf = (name: string | null | undefined): string =>
  (name ?? '').slice(0, MAX_CHARACTERS).replace(/__\w+?__\d+$/, '') || 'query';
