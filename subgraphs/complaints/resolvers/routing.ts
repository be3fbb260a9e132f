import { actorOf } from '@so-tiem/platform/identity/actor';
import type { RoutingRuleResolvers, RoutingStepResolvers } from '../generated/schema.ts';
import { handlingUnit } from './handlingUnit.ts';

export const routingRuleResolvers: RoutingRuleResolvers = {
  id: ({ _id }) => _id,
  unit: ({ unit }) => handlingUnit(unit),
  to: ({ to }) => handlingUnit(to),
  by: ({ byId, by }) => actorOf(byId, by),
};

export const routingStepResolvers: RoutingStepResolvers = {
  site: ({ site }) => (site ? { code: site } : null),
};
