/** Signs a demo account in as the console does, authorization code with PKCE, by HTTP alone. */
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import { DEMO_AUTHENTICATOR_KEY, DEMO_PASSWORD } from '../../seed/accounts.ts';
import type { TestSystem } from './startSystem.ts';

type System = Pick<TestSystem, 'issuer' | 'gateway'>;

/** A browser that has been sent to the sign-in page. */
export async function openSignIn({ issuer, gateway }: System) {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    return answer;
  };
  const verifier = randomBytes(32).toString('base64url');
  const redirect_uri = `${gateway}/admin/`;
  const question = new URLSearchParams({
    client_id: 'so-tiem-admin',
    response_type: 'code',
    scope: 'openid profile',
    redirect_uri,
    state: 's',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const sent = await visit(`${issuer}/auth?${question}`);
  const page = new URL(sent.headers.get('location') ?? '', issuer).href;
  const fill = (form: Record<string, string>) => visit(page, form);
  const submit = (username: string, password: string, more: Record<string, string> = {}) => fill({ username, password, ...more });
  return { visit, fill, submit, verifier, redirect_uri, cookies };
}

export async function signIn({ issuer, gateway }: System, username: string, password = DEMO_PASSWORD): Promise<string> {
  const browser = await openSignIn({ issuer, gateway });
  let answer = await browser.submit(username, password);
  if (answer.status === 200 && (await answer.clone().text()).includes('name="code"')) answer = await enterCode(browser.fill);
  return await tokenBehind({ issuer, ...browser }, answer);
}

/** @param answer of the last step of a sign-in */
export async function tokenBehind(browser: { issuer: string } & Awaited<ReturnType<typeof openSignIn>>, answer: Response): Promise<string> {
  return (await tokensBehind(browser, answer)).access_token;
}

/** With what they were got by. */
export async function tokensBehind(
  { issuer, visit, verifier, redirect_uri }: { issuer: string } & Awaited<ReturnType<typeof openSignIn>>,
  answer: Response,
): Promise<{ access_token: string; refresh_token?: string; code: string }> {
  for (let hops = 0; hops < 5 && !answer.headers.get('location')?.startsWith(redirect_uri); hops++) {
    const next = answer.headers.get('location');
    if (!next) throw new Error(`sign-in stopped with status ${answer.status}`);
    answer = await visit(new URL(next, issuer).href);
  }
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const got = await requestTokens(issuer, { grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier });
  const tokens = (await got.json()) as { access_token?: string; refresh_token?: string };
  if (!tokens.access_token) throw new Error(`no token: status ${got.status}`);
  return { ...tokens, access_token: tokens.access_token, code };
}

export const requestTokens = (issuer: string, form: Record<string, string>): Promise<Response> =>
  fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: 'so-tiem-admin', ...form }),
  });

/** What an authenticator app shows. */
export const codeOf = (key = DEMO_AUTHENTICATOR_KEY, timestamp = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp });

/** A code is good once, and another test may have used it: then the next one is waited for. */
export async function enterCode(fill: (form: Record<string, string>) => Promise<Response>): Promise<Response> {
  for (let tries = 0; ; tries++) {
    const answer = await fill({ code: codeOf() });
    if (answer.status !== 200 || tries === 3) return answer;
    await sleep(30_000 - (Date.now() % 30_000) + 100);
  }
}
