import { isSiteCode } from '@so-tiem/platform/identity/territory';
import type { Resolvers } from '../generated/schema.ts';

export const statisticsResolvers: Pick<Resolvers, 'ComplaintFiguresOfUnit' | 'SiteAtRisk'> = {
  ComplaintFiguresOfUnit: {
    administrativeUnit: ({ code }) => (isSiteCode(code) ? null : { code }),
    site: ({ code }) => (isSiteCode(code) ? { code } : null),
  },
  SiteAtRisk: {
    site: ({ code }) => ({ code }),
  },
};
