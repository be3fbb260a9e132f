import { unitReferences } from '@so-tiem/platform/identity/territory';
import type { Resolvers } from '../generated/schema.ts';

export const statisticsResolvers: Pick<Resolvers, 'ComplaintFiguresOfUnit' | 'SiteAtRisk'> = {
  ComplaintFiguresOfUnit: {
    administrativeUnit: ({ code }) => unitReferences(code).administrativeUnit,
    site: ({ code }) => unitReferences(code).site,
  },
  SiteAtRisk: {
    site: ({ code }) => ({ code }),
  },
};
