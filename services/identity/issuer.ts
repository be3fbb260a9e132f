/** The issuer: OpenID Connect with authorization code and PKCE for people, client credentials for services. */
import type { Connection } from 'mongoose';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';
import { accounts } from './accounts.ts';
import { mongoAdapter } from './adapter.ts';
import type { IdentityEnvironment } from './environment.ts';

const RESOURCE = 'urn:so-tiem';
const SUBGRAPHS = 'so-tiem-subgraphs';
const MINUTE = 60;
const HOUR = 60 * MINUTE;

export function createIssuer(environment: IdentityEnvironment, connection: Connection): Provider {
  const console = `${environment.GATEWAY_URL}/admin/`;
  const configuration: Configuration = {
    adapter: mongoAdapter(connection),
    jwks: JSON.parse(environment.OIDC_SIGNING_KEYS),
    cookies: { keys: [environment.OIDC_COOKIE_KEY], long: { sameSite: 'lax' }, short: { sameSite: 'lax' } },
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
      program(SUBGRAPHS, environment.SUBGRAPH_CLIENT_SECRET),
      ...(environment.PARTNER_CLIENT_SECRET ? [program('so-tiem-partner-demo', environment.PARTNER_CLIENT_SECRET)] : []),
    ],
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin) => origin === new URL(environment.GATEWAY_URL).origin,
    claims: { openid: ['sub'], profile: ['name', 'role', 'unit_level', 'unit_code'] },
    conformIdTokenClaims: false, // the console reads name, role and unit from the ID token
    findAccount: async (_ctx, id) => {
      const account = await accounts(connection).findById(id).lean();
      return account ? { accountId: id, claims: async () => ({ sub: id, ...claimsOf(account) }) } : undefined;
    },
    extraTokenClaims: async (_ctx, token) => {
      if (token.kind === 'ClientCredentials')
        return token.clientId === SUBGRAPHS ? { role: 'SERVICE' } : { role: 'PARTNER', any_operation: true };
      const account = 'accountId' in token && token.accountId ? await accounts(connection).findById(token.accountId).lean() : null;
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
          scope: '',
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
      Interaction: HOUR,
    },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    // Our own console asks nobody for consent.
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
  return new Provider(environment.OIDC_ISSUER, configuration);
}

/** A client that asks for itself, with its id and secret (RFC 6749, 4.4). */
const program = (client_id: string, client_secret: string): ClientMetadata => ({
  client_id,
  client_secret,
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  id_token_signed_response_alg: 'ES256',
});

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
