/** What an administrator has decided about who finishes which complaints, beside the dispatch's own rules (rules/routing.ts). */

import { groupedBy } from '@so-tiem/platform/graphql/batching';
import type { Territory } from '@so-tiem/platform/identity/territory';
import { type Connection, type Model, Schema } from 'mongoose';
import type { RoutingRule } from '../rules/routing.ts';

/** With the place of the unit in which it holds; nothing of it is known of the country. */
export interface RoutingRuleRecord extends RoutingRule, Territory {
  _id: string;
  /** Null where the name alone is on record. */
  byId: string | null;
  by: string;
  at: Date;
  version: number;
}

const required = { type: String, required: true };
const text = { type: String, default: null };
const schema = new Schema<RoutingRuleRecord>(
  {
    _id: required,
    name: required,
    unit: required,
    province: text,
    district: text,
    commune: text,
    site: text,
    kinds: { type: [String], required: true },
    knows: { type: [String], required: true },
    to: required,
    active: { type: Boolean, required: true },
    byId: text,
    by: required,
    at: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'routing_rules', versionKey: false },
);
schema.index({ unit: 1 });

export const routingRules = (connection: Connection) => connection.model<RoutingRuleRecord>('RoutingRule', schema);

const MAX_RULES = 1000;

/** Those in force in each of these units; every unit has an entry, so that what has no rules is known to have none. */
export const rulesOf = (rules: Model<RoutingRuleRecord>) => async (units: readonly string[]) => {
  const found = await rules
    .find({ unit: { $in: units }, active: true })
    .limit(MAX_RULES)
    .lean();
  return groupedBy(units, found, ({ unit }) => unit).map((inForce, i) => ({ _id: units[i] ?? '', inForce }));
};
