/** The door of a subgraph: every operation is for whom the declaration of rights says, and one that it does not name stays shut. */
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { attempt } from '../errors/userErrors.ts';
import type { Identity } from '../identity/identity.ts';
import { withOwnKey } from '../storage/idempotency.ts';
import { OPERATIONS, requireAccess } from './permissions.ts';

type Resolver = GraphQLFieldResolver<unknown, { identity: Identity }>;

/** What federation itself asks; that it is the gateway was told by its signature. */
const FEDERATION = new Set(['_entities', '_service']);

/** @throws Error naming the operations that are not declared */
export function authorizeOperations(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  const undeclared: string[] = [];
  for (const root of roots)
    for (const field of Object.values(root.getFields())) {
      if (FEDERATION.has(field.name)) continue;
      const name = `${root.name}.${field.name}`;
      const access = OPERATIONS[name];
      if (!access) undeclared.push(name);
      else field.resolve = guarded(root.name === 'Mutation' ? field.name : undefined, access, field.resolve ?? defaultFieldResolver);
    }
  if (undeclared.length) throw new Error(`platform/authorization/permissions.ts does not say who may ${undeclared.join(', ')}`);
}

/** A mutation tells a refusal as it tells every other: in its payload. */
const guarded =
  (mutation: string | undefined, access: Parameters<typeof requireAccess>[1], resolve: Resolver): Resolver =>
  async (root, given, context, info) => {
    if (!mutation) {
      requireAccess(context.identity, access);
      return await resolve(root, given, context, info);
    }
    const { errors } = await attempt(async () => requireAccess(context.identity, access));
    return errors.length ? { errors } : await resolve(root, withOwnKey(context.identity, mutation, given), context, info);
  };
