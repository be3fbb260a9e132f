/** A GraphQL request as a client of the gateway sends it, again when it is asked to come again; anonymous without a token. */
import { untilLetIn } from '@so-tiem/platform/values/letIn';

export interface GatewayAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever it asked for
  data: any;
  errors: { message: string; path?: unknown[]; extensions: { code: string; field?: string[]; subgraph?: string } }[];
}

export async function askGateway(gateway: string, query: string, variables: object = {}, token?: string): Promise<GatewayAnswer> {
  const send = () =>
    fetch(`${gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
  const answer = await untilLetIn(send, () => {});
  const { data = null, errors = [] } = (await answer.json()) as Partial<GatewayAnswer>;
  return { status: answer.status, data, errors };
}
