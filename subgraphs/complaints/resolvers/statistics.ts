import { isSiteCode } from '@so-tiem/platform/identity/territory';
import type { Resolvers } from '../generated/schema.ts';

export const statisticsResolvers: Pick<Resolvers, 'UnitFigures' | 'PressedSite' | 'Warning'> = {
  UnitFigures: {
    administrativeUnit: ({ code }) => (isSiteCode(code) ? null : { code }),
    site: ({ code }) => (isSiteCode(code) ? { code } : null),
  },
  PressedSite: {
    site: ({ code }) => ({ code }),
  },
  Warning: {
    id: ({ _id }) => _id,
    complaints: ({ complaints }) => complaints.length,
    told: ({ told }) => told?.map(({ name }) => name) ?? null,
  },
};
