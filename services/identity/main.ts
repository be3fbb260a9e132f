/** The identity service: a real OpenID Connect issuer for development and tests, in the place of the state's own. */
import { createServer } from 'node:http';
import { connect } from '@so-tiem/database/connection';
import { clientAddresses } from '@so-tiem/platform/clientAddress';
import { close, readBody, sendJson } from '@so-tiem/platform/httpServer';
import { ensureIndexes } from '@so-tiem/platform/indexes';
import { createLogger } from '@so-tiem/platform/logging';
import { runProcess } from '@so-tiem/platform/process';
import { accounts } from './accounts.ts';
import { readIdentityEnvironment } from './environment.ts';
import { createIssuer } from './issuer.ts';
import { makeSignIn } from './signIn.ts';
import { contentSecurityPolicy, signInPage } from './signInPage.ts';

await runProcess('identity', async () => {
  const environment = readIdentityEnvironment();
  const log = createLogger('identity');
  const connection = await connect(environment.MONGODB_URI, `${environment.MONGODB_DATABASE_PREFIX}_identity`);
  accounts(connection);
  const issuer = createIssuer(environment, connection);
  await ensureIndexes(connection);
  issuer.on('server_error', (_ctx, error) => log.error({ err: error }, 'issuer failed'));
  const answer = issuer.callback();
  const signIn = makeSignIn(connection, environment.SIGN_IN_TRIES_PER_ADDRESS);
  const addressOf = clientAddresses(environment.TRUSTED_PROXIES);

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', environment.OIDC_ISSUER);
    if (url.pathname === '/health' || url.pathname === '/ready') return sendJson(response, 200, { status: 'ok' });
    const [, room, uid] = url.pathname.split('/');
    if (room !== 'sign-in' || !uid) return answer(request, response);
    try {
      await issuer.interactionDetails(request, response); // throws when there is no such sign-in under way in this browser
      const showPage = (page: string) =>
        response
          .writeHead(200, {
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'no-store',
            'content-security-policy': contentSecurityPolicy,
          })
          .end(page);
      if (request.method !== 'POST') return showPage(signInPage({ uid }));
      const form = new URLSearchParams((await readBody(request, 10_000)).toString('utf8'));
      const username = form.get('username') ?? '';
      const result = await signIn(username, form.get('password') ?? '', addressOf(request));
      if ('failed' in result) return showPage(signInPage({ uid, username, failed: result.failed }));
      const { account } = result;
      await issuer.interactionFinished(request, response, { login: { accountId: account._id } }, { mergeWithLastSubmission: false });
    } catch (error) {
      log.warn({ err: error }, 'sign-in failed');
      if (!response.headersSent) response.writeHead(303, { location: `${environment.GATEWAY_URL}/admin/` }).end();
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(environment.PORT, environment.HOST, resolve));

  return async () => {
    await close(server);
    await connection.close();
  };
});
