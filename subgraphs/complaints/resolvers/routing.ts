import { actorOf } from '@so-tiem/platform/identity/actor';
import type { RoutingRuleResolvers, RoutingStepResolvers } from '../generated/schema.ts';
import { responsibleUnit } from './responsibleUnit.ts';

export const routingRuleResolvers: RoutingRuleResolvers = {
  id: ({ _id }) => _id,
  unit: ({ unit }) => responsibleUnit(unit),
  to: ({ to }) => responsibleUnit(to),
  by: ({ byId, by }) => actorOf(byId, by),
};

export const routingStepResolvers: RoutingStepResolvers = {
  site: ({ site }) => (site ? { code: site } : null),
};
