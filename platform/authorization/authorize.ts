/** The entrance of a subgraph: an operation is answered to whom its `@access` says, and one without is answered to no one. */
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { attempt } from '../errors/userErrors.ts';
import { PERMISSIONS } from '../generated/permissions.ts';
import { AUDIENCES, accessOf } from '../graphql/declaration.ts';
import type { Identity } from '../identity/identity.ts';
import { withOwnKey } from '../storage/idempotency.ts';
import { type Access, requireAccess } from './permissions.ts';

type Resolver = GraphQLFieldResolver<unknown, { identity: Identity }>;

/** What federation itself asks; that it is the gateway was told by its signature. */
const FEDERATION = new Set(['_entities', '_service']);

/** @throws Error naming the operations that do not say who may ask them */
export function authorizeOperations(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  const undeclared: string[] = [];
  for (const root of roots)
    for (const field of Object.values(root.getFields())) {
      if (FEDERATION.has(field.name)) continue;
      const access = knownAccess(accessOf(field.astNode));
      if (!access) undeclared.push(`${root.name}.${field.name}`);
      else field.resolve = authorized(root.name === 'Mutation' ? field.name : undefined, access, field.resolve ?? defaultFieldResolver);
    }
  if (undeclared.length) throw new Error(`the schema does not say who may ask ${undeclared.join(', ')} (@access)`);
}

/** Undefined for what is not declared, or is none. */
function knownAccess({ permission, to }: ReturnType<typeof accessOf>): Access | undefined {
  const known: readonly string[] = permission === undefined ? AUDIENCES : Object.keys(PERMISSIONS);
  return known.find((each): each is Access => each === (permission ?? to));
}

/** A mutation tells a refusal as it tells every other: in its payload. */
const authorized =
  (mutation: string | undefined, access: Access, resolve: Resolver): Resolver =>
  async (root, given, context, info) => {
    if (!mutation) {
      requireAccess(context.identity, access);
      return await resolve(root, given, context, info);
    }
    const { errors } = await attempt(async () => requireAccess(context.identity, access));
    return errors.length ? { errors } : await resolve(root, withOwnKey(context.identity, mutation, given), context, info);
  };
