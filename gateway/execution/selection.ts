/** Which fields an object of a type answers with: fragments spread, what is asked twice joined, what is skipped left out. */
import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode, type ValueNode } from 'graphql';
import type { JsonObject } from './json.ts';
import type { PossibleTypes } from './possibleTypes.ts';

export interface Selecting {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  types: PossibleTypes;
  /** The values of the variables that `@skip` and `@include` ask, defaults included. */
  conditions: JsonObject;
  /** The name under which a field was fetched. */
  fetchedAs: (field: FieldNode) => string;
}

/** By response name, in the order that the specification gives: that of the first mention. */
export function fieldsOf(typeName: string, sets: readonly SelectionSetNode[], selecting: Selecting): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (isSkipped(selection, selecting.conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = responseName(selection);
        fields.set(name, [...(fields.get(name) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : selecting.fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && (!condition || selecting.types.of(condition).has(typeName))) visit(fragment.selectionSet);
    }
  };
  for (const set of sets) visit(set);
  return fields;
}

export const responseName = (field: FieldNode): string => field.alias?.value ?? field.name.value;

function isSkipped(selection: SelectionNode, conditions: JsonObject): boolean {
  return (selection.directives ?? []).some((directive) => {
    const condition = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    if (!condition) return false;
    if (directive.name.value === 'skip') return holds(condition, conditions);
    return directive.name.value === 'include' && !holds(condition, conditions);
  });
}

function holds(condition: ValueNode, conditions: JsonObject): boolean {
  if (condition.kind === Kind.VARIABLE) return Boolean(conditions[condition.name.value]);
  return condition.kind === Kind.BOOLEAN && condition.value;
}
