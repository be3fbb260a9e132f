/**
 * Looks at people's data, noted where they happen: at the field that tells something of a person, whichever way led there. One
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
}

/** A record, or the reference to one. */
interface Identified {
  _id?: string;
  id?: string;
  citizenId?: string;
}

const PERSONAL: Record<string, Personal> = {
  Citizen: { subject: ({ _id, id }) => `citizen:${_id ?? id}`, except: ['id', 'version', 'masked', 'handledHere'] },
  DoseHistory: { subject: ({ _id, citizenId }) => `citizen:${_id ?? citizenId}`, except: ['citizenId'] },
  MyRecord: { subject: ({ _id, citizenId }) => `citizen:${_id ?? citizenId}`, except: ['citizenId'] },
  Dose: { subject: ({ citizenId }) => `citizen:${citizenId}`, except: ['id'] },
  Complaint: {
    subject: ({ _id }) => `complaint:${_id}`,
    fields: ['complainant', 'description', 'claimedDoses', 'disputedDose', 'photos', 'history', 'decision'],
  },
  TrackedComplaint: { subject: ({ _id }) => `complaint:${_id}`, except: ['code'] },
};

/** What one request has looked at. */
export class Looks {
  readonly subjects = new Set<string>();
  readonly fields = new Set<string>();

  #last: unknown;

  note(record: unknown, subjectOf: Personal['subject'], field: string): void {
    this.fields.add(field);
    if (record === this.#last) return; // a record's fields are asked for one after the other
    this.#last = record;
    this.subjects.add(subjectOf(record as Identified));
  }
}

/** Makes a schema's personal fields note that they were looked at. */
export function noteLooks(schema: GraphQLSchema): void {
  for (const [name, { subject, fields, except = [] }] of Object.entries(PERSONAL)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (fields ? !fields.includes(field.name) : except.includes(field.name)) continue;
      field.resolve = noting(`${name}.${field.name}`, subject, field.resolve ?? defaultFieldResolver);
    }
  }
}

const noting =
  (
    field: string,
    subject: Personal['subject'],
    resolve: GraphQLFieldResolver<unknown, { looks: Looks }>,
  ): GraphQLFieldResolver<unknown, { looks: Looks }> =>
  (record, given, context, info) => {
    context.looks.note(record, subject, field);
    return resolve(record, given, context, info);
  };

/** Writes down what a request has looked at before its answer goes out. */
export const recordLooks = <Context extends BaseContext & { looks: Looks }>(trail: AuditTrail): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    async willSendResponse({ contextValue: { looks }, operationName }) {
      if (!looks.subjects.size) return;
      trail.looked({ action: operationOf(operationName), subjects: [...looks.subjects], fields: [...looks.fields].sort() });
    },
  }),
});

/** The name that the client gave to its operation: the gateway adds subgraph and number of the fetch. */
const operationOf = (name: string | null | undefined): string => (name ?? '').replace(/__\w+?__\d+$/, '') || 'query';
