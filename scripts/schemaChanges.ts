/** What a client of the last release would notice of the schema of today. */
import { CriticalityLevel, DiffRule, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

export interface BreakingChange {
  /** `Complaint.code` */
  path: string;
  message: string;
}

/** Breaking changes, without fields that were deprecated in the release and types that nothing led to. */
export async function breakingChanges(released: GraphQLSchema, now: GraphQLSchema): Promise<BreakingChange[]> {
  const changes = await diff(released, now, [DiffRule.suppressRemovalOfDeprecatedField, DiffRule.safeUnreachable]);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path = '', message }) => ({ path, message }));
}
