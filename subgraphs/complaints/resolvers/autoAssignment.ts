import { actingStaff } from '@so-tiem/platform/identity/identity';
import type { AutoAssignmentResolvers, AvailableHandlerResolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { isAvailable, loadsOf } from '../queries/readAutoAssignment.ts';
import { handlingUnit } from './handlingUnit.ts';

/** Resolved when asked for: every console sends its own availability, few read that of others. */
export const autoAssignmentResolvers = (store: Store): AutoAssignmentResolvers => ({
  unit: ({ unit }) => handlingUnit(unit),
  isAvailable: ({ unit }, _, { identity }) => isAvailable(store, unit, actingStaff(identity)?.id ?? ''),
  availableHandlers: ({ unit }) => loadsOf(store, unit),
});

export const availableHandlerResolvers: AvailableHandlerResolvers = {
  staff: ({ id, name }) => ({ id, name }),
};
