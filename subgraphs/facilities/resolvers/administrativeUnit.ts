import type { AdministrativeUnitResolvers } from '../generated/schema.ts';

export const administrativeUnitResolvers: AdministrativeUnitResolvers = {
  __resolveReference: ({ code }, { loaders }) => loaders.unit.load(code),
  code: (unit) => unit._id,
  parent: (unit, _, { loaders }) => (unit.parentCode ? loaders.unit.load(unit.parentCode) : null),
  children: (unit, _, { loaders }) => loaders.unitsBelow.load(unit._id),
};
