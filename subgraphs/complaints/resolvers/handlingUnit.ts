import { levelOf } from '@so-tiem/platform/identity/territory';
import type { HandlingUnitResolvers } from '../generated/schema.ts';
import type { Responsible } from '../rules/routing.ts';

/** @returns null for the country */
export function handlingUnit(code: string): Responsible | null {
  const level = levelOf(code);
  return level && level !== 'COUNTRY' ? { level, code } : null;
}

export const handlingUnitResolvers: HandlingUnitResolvers = {
  administrativeUnit: ({ level, code }) => (level === 'SITE' ? null : { code }),
  site: ({ level, code }) => (level === 'SITE' ? { code } : null),
  office: ({ code }) => ({ code }),
};
