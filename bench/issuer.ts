/** An issuer's public face, for the gateway to check tokens against; and one good token. */

import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const HANDLER = { name: 'Trần Thị Hạnh', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '79' };

export async function startIssuer(
  port: number,
  claims: Record<string, string> = HANDLER,
): Promise<{ issuer: string; token: string; close: () => void }> {
  const issuer = `http://127.0.0.1:${port}`;
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }] };
  const server = createServer((request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(request.url?.startsWith('/.well-known') ? { issuer, jwks_uri: `${issuer}/jwks` } : jwks)),
  ).listen(port, '127.0.0.1');
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setSubject('bench')
    .setIssuer(issuer)
    .setAudience('so-tiem')
    .setExpirationTime('2h')
    .sign(privateKey);
  return { issuer, token, close: () => server.close() };
}
