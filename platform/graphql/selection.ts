/** What a request asks for below a field, so that no more of a record is read. */
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** Names of the fields that are selected at a path below the field that is being resolved, whatever fragments they come in. */
export function selectedAt(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  ...path: string[]
): Set<string> {
  let sets = fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  for (const step of path)
    sets = [...fieldsOf(sets, fragments)].flatMap(({ name, selectionSet }) => (name.value === step && selectionSet ? [selectionSet] : []));
  return new Set([...fieldsOf(sets, fragments)].map(({ name }) => name.value));
}

function* fieldsOf(sets: readonly SelectionSetNode[], fragments: GraphQLResolveInfo['fragments']): Generator<Field> {
  for (const { selections } of sets)
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) yield selection;
      else {
        const set = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet;
        if (set) yield* fieldsOf([set], fragments);
      }
    }
}

type Field = Extract<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>;

/** A projection: paths of what is read. */
export type Projection = Readonly<Record<string, 1>>;
