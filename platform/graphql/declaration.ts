/** What a schema declares of rights: permissions with `@permission`, and with `@access` who may ask each field of Query and Mutation. */
import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';
import type { Role } from '../identity/identity.ts';

export const AUDIENCES = ['ANYBODY', 'STAFF', 'HISTORY', 'SYSTEM'] as const;

export interface DeclaredPermission {
  name: string;
  what: string;
  roles: readonly Role[];
  where: 'TERRITORY' | 'MASKED' | 'ANYWHERE' | 'COUNTRY';
}

/** Of several subgraphs' schemas together, each permission once. @throws Error where two declare one permission differently */
export function permissionsIn(documents: readonly DocumentNode[]): DeclaredPermission[] {
  const found = new Map<string, DeclaredPermission>();
  for (const { definitions } of documents)
    for (const node of definitions) {
      if (node.kind !== Kind.SCHEMA_EXTENSION && node.kind !== Kind.SCHEMA_DEFINITION) continue;
      for (const directive of node.directives?.filter(({ name }) => name.value === 'permission') ?? []) {
        const permission = argumentsOf(directive) as unknown as DeclaredPermission;
        const known = found.get(permission.name);
        if (known && JSON.stringify(known) !== JSON.stringify(permission)) throw new Error(`two declarations of ${permission.name}`);
        found.set(permission.name, permission);
      }
    }
  return [...found.values()];
}

/** By `Query.field` and `Mutation.field`: a permission or an audience; undefined where the schema does not say. */
export function accessIn(documents: readonly DocumentNode[]): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { definitions } of documents)
    for (const node of definitions) {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION || !['Query', 'Mutation'].includes(node.name.value)) continue;
      for (const field of node.fields ?? []) {
        const { permission, to } = accessOf(field);
        found.set(`${node.name.value}.${field.name.value}`, permission ?? to);
      }
    }
  return found;
}

/** Fields that tell something of a person or a complaint, by type, of several subgraphs together. */
export function personalIn(documents: readonly DocumentNode[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { definitions } of documents)
    for (const node of definitions) {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      const fields = node.fields?.filter(({ directives }) => directives?.some(({ name }) => name.value === 'personal')) ?? [];
      if (fields.length) found.set(node.name.value, [...(found.get(node.name.value) ?? []), ...fields.map(({ name }) => name.value)]);
    }
  return found;
}

/** The permission or the audience that a field declares. */
export const accessOf = (field: Directed | null | undefined): { permission?: string; to?: string } => directiveOf([field], 'access') ?? {};

interface Directed {
  directives?: readonly ConstDirectiveNode[] | undefined;
}

/** Arguments of the first directive of a name, of a node and its extensions. */
export function directiveOf<Arguments>(nodes: readonly (Directed | null | undefined)[], directive: string): Arguments | undefined {
  const found = nodes.flatMap((node) => node?.directives ?? []).find(({ name }) => name.value === directive);
  return found && (argumentsOf(found) as Arguments);
}

const argumentsOf = ({ arguments: given = [] }: Pick<ConstDirectiveNode, 'arguments'>): Record<string, unknown> =>
  Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
