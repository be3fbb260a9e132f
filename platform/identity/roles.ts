/** Which role belongs to which kind of unit. */

import { LEVELS_OF_ROLE } from '../values/levelsOfRole.ts';
import type { Role } from './identity.ts';
import { levelOf, type Unit, type UnitLevel } from './territory.ts';

const LEVELS: Record<Role, readonly UnitLevel[]> = LEVELS_OF_ROLE;

export const fits = (role: Role, level: UnitLevel): boolean => LEVELS[role].includes(level);

/** Whether this role may be of this unit, and the unit's code is one of its level. */
export const isRoleOfUnit = (role: Role, { level, code }: Unit): boolean => fits(role, level) && levelOf(code) === level;
