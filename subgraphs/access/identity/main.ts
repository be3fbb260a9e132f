/**
 * The identity service: a real OpenID Connect issuer, for development, tests and those who have none of their own. It signs in with
 * the accounts and partner apps that the access subgraph keeps.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { accounts } from '@so-tiem/access/model/account';
import { connect } from '@so-tiem/database/connection';
import { AuditTrail } from '@so-tiem/platform/audit/trail';
import { AttemptLimiter } from '@so-tiem/platform/authorization/attemptLimiter';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { openGraphClient } from '@so-tiem/platform/graphql/graphClient';
import { clientAddresses } from '@so-tiem/platform/http/clientAddress';
import { close, readBody, sendJson } from '@so-tiem/platform/http/server';
import { runProcess } from '@so-tiem/platform/process/process';
import { currentRequest } from '@so-tiem/platform/process/request';
import { Keyring, useKeyring } from '@so-tiem/platform/storage/encryption/keyring';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { readIdentityEnvironment } from './environment.ts';
import { sendFont } from './fonts.ts';
import { createIssuer } from './issuer.ts';
import { SignIn } from './signIn.ts';
import { contentSecurityPolicy, type Page, signInPage } from './signInPage.ts';

const MAX_FORM_BYTES = 10_000;
const IDENTITY_SERVICE = { kind: 'service', id: 'identity', actingFor: null } as const;

await runProcess('identity', async () => {
  const environment = readIdentityEnvironment();
  useKeyring(new Keyring(environment.DATA_KEYS, environment.DATA_LOOKUP_KEY));
  const log = createLogger('identity');
  const connection = await connect(environment.MONGODB_URI, `${environment.MONGODB_DATABASE_PREFIX}_access`);
  const graph = openGraphClient();
  const trail = new AuditTrail({ service: 'identity', connection, graph, folder: environment.AUDIT_JOURNAL_FOLDER, log });
  const issuer = createIssuer(environment, connection);
  if (environment.NODE_ENV !== 'development' && (await accounts(connection).exists({ _id: /^demo-/ })))
    throw new Error('The accounts of the sample are here, and their password is published: npm run admin:create -- --without-sample');
  const signIn = new SignIn(connection, trail, environment.SIGN_IN_TRIES_PER_ADDRESS);
  await ensureIndexes(connection);
  trail.start();
  issuer.on('server_error', (_ctx, error) => log.error({ err: error }, 'issuer failed'));
  const answer = issuer.callback();
  const addressOf = clientAddresses(environment.TRUSTED_PROXIES);
  const begun = new AttemptLimiter(connection, {
    name: 'authorizations',
    what: 'sign-ins begun',
    times: environment.SIGN_INS_PER_ADDRESS,
    minutes: 10,
  });

  const answerSignIn = async (uid: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await issuer.interactionDetails(request, response); // throws when there is no such sign-in under way in this browser
    if (request.method !== 'POST') return showPage(response, uid, { step: 'NAME' });
    const form = new URLSearchParams((await readBody(request, MAX_FORM_BYTES)).toString('utf8'));
    const address = addressOf(request);
    const context = {
      requestId: randomUUID(),
      address,
      identity: IDENTITY_SERVICE,
      task: null,
      deadline: Number.POSITIVE_INFINITY,
      isGone: () => false,
    };
    const step = await currentRequest.run(context, () => signIn.step(uid, form, address));
    if ('page' in step) return showPage(response, uid, step.page);
    const login = { accountId: step.signedIn._id, amr: step.methods };
    await issuer.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', environment.OIDC_ISSUER);
    if (url.pathname === '/health' || url.pathname === '/ready') return sendJson(response, 200, { status: 'ok' });
    const [, room, uid] = url.pathname.split('/');
    if (room === 'fonts' && uid && sendFont(uid, response)) return;
    // Each leaves a sign-in under way.
    if (room === 'auth' && !(await begun.tryTake(addressOf(request)))) return sendJson(response, 429, { error: 'slow_down' });
    if (room !== 'sign-in' || !uid) return answer(request, response);
    try {
      await answerSignIn(uid, request, response);
    } catch (error) {
      log.warn({ err: error }, 'sign-in failed');
      if (!response.headersSent) response.writeHead(303, { location: `${environment.GATEWAY_URL}/admin/` }).end();
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(environment.PORT, environment.HOST, resolve));

  return async () => {
    await close(server);
    await trail.stop();
    await connection.close();
  };
});

function showPage(response: ServerResponse, uid: string, page: Page): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy,
    })
    .end(signInPage(uid, page));
}
