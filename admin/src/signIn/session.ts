/** The signed-in person: OpenID Connect, authorization code with PKCE, tokens renewed before they expire. */
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';

const HOME = `${location.origin}/admin/`;

export interface ConsoleConfig {
  issuer: string;
  clientId: string;
  /** Where accounts are administered, when not here. */
  accountsUrl?: string;
  isDevelopment?: boolean;
}

/** @throws when the gateway does not say which issuer it believes */
export const readConfig = (): Promise<ConsoleConfig> => fetch('/admin/config.json').then((answer) => answer.json());

/** @param renews tokens before they expire: not in a tab whose session belongs to another */
export function openSession({ issuer, clientId }: ConsoleConfig, renews: boolean): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: HOME,
    post_logout_redirect_uri: HOME,
    scope: 'openid profile',
    automaticSilentRenew: renews,
    userStore: new WebStorageStateStore({ store: sessionStorage }), // gone with the tab
  });
}

/** Back from the issuer: the code becomes tokens, and the page goes on where it was left. */
export async function finishSignIn(session: UserManager): Promise<void> {
  const answer = new URLSearchParams(location.search);
  if (!answer.has('state') || !(answer.has('code') || answer.has('error'))) return;
  const user = await session.signinRedirectCallback().catch(() => undefined);
  const wanted = typeof user?.state === 'string' && user.state.startsWith('/admin/') ? user.state : '/admin/';
  history.replaceState(null, '', wanted);
}

/** Goes to the issuer and comes back here. Never returns to the caller in this page. */
export async function signIn(session: UserManager): Promise<never> {
  await session.signinRedirect({ state: location.pathname + location.search });
  return await new Promise<never>(() => {});
}
