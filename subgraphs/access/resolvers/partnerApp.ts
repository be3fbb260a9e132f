import { actorOf } from '@so-tiem/platform/identity/actor';
import type { PartnerAppResolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { callsOf } from '../queries/findPartnerApps.ts';
import { scopeNames } from '../rules/partnerInput.ts';

const USUAL_DAYS = 30;

export const partnerAppResolvers = (store: Store): PartnerAppResolvers => ({
  id: ({ _id }) => _id,
  registeredBy: ({ registeredById, registeredBy }) => actorOf(registeredById, registeredBy),
  scopes: ({ scopes }) => scopes.map((scope) => scopeNames[scope]),
  authentication: ({ keys }) => (keys ? 'KEY' : 'SECRET'),
  earlierSecretExpiresAt: ({ secrets }) => secrets.find(({ until }) => until && until > new Date())?.until ?? null,
  calls: ({ _id }, { days }) => callsOf(store, _id, days ?? USUAL_DAYS),
});
