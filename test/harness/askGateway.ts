/** A GraphQL request as a client of the gateway sends it, again when it is asked to come again; anonymous without a token. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface GatewayAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever it asked for
  data: any;
  errors: { message: string; path?: unknown[]; extensions: { code: string; field?: string[]; subgraph?: string } }[];
}

export async function askGateway(gateway: string, query: string, variables: object = {}, token?: string): Promise<GatewayAnswer> {
  const answer = await insistently(() =>
    fetch(`${gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    }),
  );
  const { data = null, errors = [] } = (await answer.json()) as Partial<GatewayAnswer>;
  return { status: answer.status, data, errors };
}

/** The name of the one input that a mutation takes. */
export const inputOf = (mutation: string) => `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;

const MAX_TRIES = 20;

/** A test may ask much at once from one process, which a client's budget of tries (platform/values/retryWhileBusy.ts) is not for. */
async function insistently(send: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const answer = await send();
    const afterS = Number(answer.headers.get('retry-after'));
    if (answer.status !== 503 || !afterS || tries === MAX_TRIES) return answer;
    await answer.body?.cancel();
    await sleep(afterS * 1000 * (1 + Math.random()));
  }
}
