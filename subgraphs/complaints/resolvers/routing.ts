import { COUNTRY, levelOf } from '@so-tiem/platform/identity/territory';
import type { RoutingRuleResolvers, RoutingStepResolvers } from '../generated/schema.ts';
import type { Responsible } from '../rules/routing.ts';

const unitOf = (code: string): Responsible | null => {
  const level = levelOf(code);
  return level && level !== 'COUNTRY' ? { level, code } : null;
};

export const routingRuleResolvers: RoutingRuleResolvers = {
  id: ({ _id }) => _id,
  where: ({ unit }) => (unit === COUNTRY ? null : unitOf(unit)),
  to: ({ to }) => unitOf(to),
};

export const routingStepResolvers: RoutingStepResolvers = {
  site: ({ site }) => (site ? { code: site } : null),
};
