/** An issuer's public face, for the gateway to check tokens against; one good token, and one for whichever part asks. */

import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const HANDLER = { name: 'Trần Thị Hạnh', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '79' };

export async function startIssuer(
  port: number,
  claims: Record<string, string> = HANDLER,
): Promise<{
  issuer: string;
  token: string;
  tokenOf: (account: string, claims?: Record<string, string>) => Promise<string>;
  close: () => void;
}> {
  const issuer = `http://127.0.0.1:${port}`;
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }] };
  const sign = (subject: string, claimed: Record<string, string>) =>
    new SignJWT(claimed)
      .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
      .setSubject(subject)
      .setIssuer(issuer)
      .setAudience('so-tiem')
      .setExpirationTime('2h')
      .sign(privateKey);
  const answers: Record<string, unknown> = {
    '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` },
    '/jwks': jwks,
    '/token': { access_token: await sign('so-tiem-subgraphs', { role: 'SERVICE' }), token_type: 'Bearer', expires_in: 7200 },
  };
  const server = createServer((request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[request.url ?? ''] ?? {})),
  ).listen(port, '127.0.0.1');
  return {
    issuer,
    token: await sign('bench', claims),
    tokenOf: (account, own = claims) => sign(account, own),
    close: () => server.close(),
  };
}
