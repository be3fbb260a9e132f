/** The issuer: OpenID Connect with authorization code and PKCE for people, client credentials for services. */
import { type AccountRecord, accounts } from '@so-tiem/access/model/account';
import { scopeNames } from '@so-tiem/access/rules/partnerInput';
import type { Connection } from 'mongoose';
import Provider, { type Configuration, interactionPolicy } from 'oidc-provider';
import { mongoAdapter } from './adapter.ts';
import type { IdentityEnvironment } from './environment.ts';
import { findPartner, isPartnerSecret, isSame, program } from './partners.ts';

const RESOURCE = 'urn:so-tiem';
const SUBGRAPHS = 'so-tiem-subgraphs';
const SCOPES = Object.keys(scopeNames).join(' ');
const MINUTE = 60;
const HOUR = 60 * MINUTE;

export function createIssuer(environment: IdentityEnvironment, connection: Connection): Provider {
  const console = `${environment.GATEWAY_URL}/admin/`;
  /** Behind TLS, whatever the proxy in front speaks to us. */
  const secure = new URL(environment.OIDC_ISSUER).protocol === 'https:';
  const openAccount = (id: string) => accounts(connection).findOne({ _id: id, disabled: false }).lean();
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy.get('login')?.checks.add(
    new Check('signed_out', 'the account has signed out everywhere, or was disabled', async ({ oidc: { session } }) => {
      if (!session?.accountId) return Check.NO_NEED_TO_PROMPT; // has no session anyway
      const account = await openAccount(session.accountId);
      return !account || isSignedOut(account, session.loginTs) ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
    }),
  );
  const configuration: Configuration = {
    adapter: mongoAdapter(connection, (id) => findPartner(connection, id)),
    jwks: JSON.parse(environment.OIDC_SIGNING_KEYS),
    cookies: { keys: [environment.OIDC_COOKIE_KEY], long: { sameSite: 'lax', secure }, short: { sameSite: 'lax', secure } },
    clients: [
      {
        client_id: 'so-tiem-admin',
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [console],
        post_logout_redirect_uris: [console],
        id_token_signed_response_alg: 'ES256',
      },
      program(SUBGRAPHS, { client_secret: environment.SUBGRAPH_CLIENT_SECRET }),
    ],
    scopes: ['openid', ...SCOPES.split(' ')],
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin) => origin === new URL(environment.GATEWAY_URL).origin,
    claims: { openid: ['sub'], profile: ['name', 'role', 'unit_level', 'unit_code'] },
    conformIdTokenClaims: false, // the console reads name, role and unit from the ID token
    findAccount: async (_ctx, id, token) => {
      const account = await openAccount(id);
      const hasEnded = token && account && isSignedOut(account, 'iiat' in token ? Number(token.iiat) : token.iat);
      return account && !hasEnded ? { accountId: id, claims: async () => ({ sub: id, ...claimsOf(account) }) } : undefined;
    },
    extraTokenClaims: async (_ctx, token) => {
      if (token.kind === 'ClientCredentials') return { role: token.clientId === SUBGRAPHS ? 'SERVICE' : 'PARTNER' };
      const account = 'accountId' in token && token.accountId ? await openAccount(token.accountId) : null;
      return account ? claimsOf(account) : undefined;
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: confirmSignOut, postLogoutSuccessSource: signedOut },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPES,
          audience: 'so-tiem',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 10 * MINUTE,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 10 * MINUTE,
      ClientCredentials: 10 * MINUTE,
      IdToken: HOUR,
      RefreshToken: 12 * HOUR,
      Session: 12 * HOUR,
      Grant: 12 * HOUR,
      Interaction: 15 * MINUTE,
    },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}`, policy },
    // Our own console needs no consent.
    loadExistingGrant: async (ctx) => {
      const { session, client, provider } = ctx.oidc;
      if (!session?.accountId || !client) return undefined;
      const grantId = session.grantIdFor(client.clientId);
      const existing = grantId ? await provider.Grant.find(grantId) : undefined;
      if (existing) return existing;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      grant.addResourceScope(RESOURCE, '');
      await grant.save();
      return grant;
    },
  };
  const issuer = new Provider(environment.OIDC_ISSUER, configuration);
  issuer.proxy = environment.TRUSTED_PROXIES.length > 0;
  issuer.Client.prototype.compareClientSecret = async function (given: string) {
    return this.clientId === SUBGRAPHS ? isSame(this.clientSecret ?? '', given) : await isPartnerSecret(connection, this.clientId, given);
  };
  return issuer;
}

/** @param since of a session or token, seconds since 1970 */
const isSignedOut = ({ signedOutAt }: AccountRecord, since: number | undefined): boolean =>
  signedOutAt !== null && (since ?? 0) <= Math.floor(signedOutAt.getTime() / 1000);

const claimsOf = (account: { name: string; role: string; unitLevel: string; unitCode: string }) => ({
  name: account.name,
  role: account.role,
  unit_level: account.unitLevel,
  unit_code: account.unitCode,
});

/** Signing out in the console is meant: the form that would ask once more sends itself. */
function confirmSignOut(ctx: { body: unknown; res: { setHeader(name: string, value: string): void } }, form: string): void {
  ctx.body = `<!doctype html><html lang="vi"><title>Đăng xuất</title><body>${form.replace('</form>', '<input type="hidden" name="logout" value="yes"><button autofocus>Đăng xuất</button></form>')}<script>document.forms[0].submit()</script></body></html>`;
}

function signedOut(ctx: { body: unknown }): void {
  ctx.body = '<!doctype html><html lang="vi"><title>Đã đăng xuất</title><body><p>Đã đăng xuất.</p></body></html>';
}
