/** What the gateways have to know to admit anybody: who has signed out everywhere, and what each partner app may. */

import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import type { Store } from '../model/store.ts';
import { hasEnded } from '../rules/partnerInput.ts';

/** Longer than any access token of the issuer is good. */
const TOKENS_LIVE_MS = 20 * 60_000;
const MAX_APPS = 5000;
const MAX_SIGNED_OUT = 50_000;

export async function callers({ accounts, apps }: Store, identity: Identity) {
  requireAccess(identity, 'SYSTEM');
  const today = dateInVietNam(new Date());
  const [signedOut, registered] = await Promise.all([
    accounts
      .find({ signedOutAt: { $gte: new Date(Date.now() - TOKENS_LIVE_MS) } }, { signedOutAt: 1 })
      .limit(MAX_SIGNED_OUT)
      .lean(),
    apps.find({}).limit(MAX_APPS).lean(),
  ]);
  return {
    signedOut: signedOut.map(({ _id, signedOutAt }) => ({ account: _id, at: signedOutAt })),
    apps: registered.map((app) => ({
      id: app._id,
      refused: app.enabled ? (hasEnded(app, today) ? 'APP_EXPIRED' : null) : 'APP_DISABLED',
      scopes: app.scopes,
      anyOperation: app.anyOperation,
      operations: app.operations.map(({ text }) => text),
      ratePerMinute: app.ratePerMinute,
      dailyQuota: app.dailyQuota,
    })),
  };
}
