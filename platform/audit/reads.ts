/**
 * The access log: who read what of whom, noted where it happens, at the fields that a schema marks as `@personal`, whichever way led
 * there. One request makes one entry of the trail.
 */
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { directiveOf } from '../graphql/declaration.ts';
import type { AuditTrail } from './trail.ts';

/** A record, or the reference to one. */
type Identified = Readonly<Record<string, unknown>>;

/** Of a type with `@subject`. */
interface Subject {
  kind: string;
  id: readonly string[];
  shownWhen?: string;
}

/** Of a field with `@personal`. */
interface Personal {
  shownByReferrer?: boolean;
  also?: string;
}

/** What one request has looked at. */
export class AccessLog {
  readonly subjects = new Set<string>();
  readonly fields = new Set<string>();
  /** Records whose subject the record that referred to them shows, and has in the log. */
  readonly referred = new WeakSet<object>();
  /** Subjects that the subgraph that referred has in the log. */
  readonly shown = new Set<string>();

  #last: unknown;

  note(record: object, subject: string, field: string): void {
    this.fields.add(field);
    if (record === this.#last) return; // a record's fields are asked for one after the other
    this.#last = record;
    this.subjects.add(subject);
  }
}

type Resolver = GraphQLFieldResolver<unknown, { reads: AccessLog }>;

/** Makes a schema's personal fields note that they were read. @throws Error naming a personal field of a type without a subject */
export function logReads(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const subject = directiveOf<Subject>([type.astNode, ...type.extensionASTNodes], 'subject');
    for (const field of Object.values(type.getFields())) {
      const personal = directiveOf<Personal>([field.astNode], 'personal');
      if (!personal) continue;
      const name = `${type.name}.${field.name}`;
      if (!subject) throw new Error(`the schema does not say whom ${name} tells of (@subject)`);
      field.resolve = noting(name, subject, personal, field.resolve ?? defaultFieldResolver);
    }
  }
}

const subjectOf = ({ kind, id }: Subject, record: Identified): string => `${kind}:${id.map((name) => record[name]).find(Boolean)}`;

function noting(name: string, subject: Subject, { shownByReferrer, also }: Personal, resolve: Resolver): Resolver {
  const { shownWhen } = subject;
  return (given, args, context, info) => {
    const record = given as Identified;
    const { reads } = context;
    const isShown = shownWhen !== undefined && record[shownWhen] === true;
    if (isShown) reads.shown.add(subjectOf(subject, record));
    if (!shownByReferrer || !(isShown || reads.referred.has(record) || reads.shown.has(subjectOf(subject, record)))) {
      reads.note(record, subjectOf(subject, record), name);
      if (also && record[also]) reads.subjects.add(`citizen:${record[also]}`);
    }
    return resolve(given, args, context, info);
  };
}

/** Writes down what a request has looked at before its answer goes out. */
export const recordReads = <Context extends BaseContext & { reads: AccessLog }>(trail: AuditTrail): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    async willSendResponse({ contextValue: { reads }, operationName }) {
      if (!reads.subjects.size) return;
      trail.logRead({ action: operationOf(operationName), subjects: [...reads.subjects], fields: [...reads.fields].sort() });
    },
  }),
});

/** Of a name that a client has given. */
const MAX_CHARACTERS = 100;

/** The name that the client gave to its operation: the gateway adds subgraph and number of the fetch. */
const operationOf = (name: string | null | undefined): string =>
  (name ?? '').slice(0, MAX_CHARACTERS).replace(/__\w+?__\d+$/, '') || 'query';
