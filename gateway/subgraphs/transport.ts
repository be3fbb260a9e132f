/**
 * How the gateway asks a subgraph: one request over a kept-alive connection, its body parsed straight to JSON, nothing in
 * between. Takes the place of the stock data source, whose fetcher costs most of the stock gateway's time.
 */

import type { Logger } from '@so-tiem/platform/configuration/logging';
import {
  CLIENT_ADDRESS_HEADER,
  DEADLINE_HEADER,
  IDENTITY_HEADER,
  REQUEST_ID_HEADER,
  TASK_HEADER,
} from '@so-tiem/platform/identity/identity';
import { GraphQLError } from 'graphql';
import type { Dispatcher, Pool } from 'undici';
import type { GatewayContext } from '../caller/context.ts';
import type { SubgraphAnswer, Transport } from '../execution/transport.ts';

const MAX_ANSWER_BYTES = 64_000_000;
/** How often it is looked whether an answer is late, or no longer wanted: one timer for all requests, as a timer each is a good part of a request's cost. */
const LOOK_MS = 250;

export interface SubgraphAddress {
  pool: Pool;
  path: string;
}

/** @param timeoutMs longest wait for a whole answer, waiting for a free connection included; the request's own deadline may be nearer */
export function subgraphTransport(
  addressOf: (service: string, context: GatewayContext) => SubgraphAddress,
  timeoutMs: number,
  log: Logger,
): Transport<GatewayContext> {
  const waiting = new Set<ResponseCollector>();
  setInterval(() => {
    const now = performance.now();
    for (const response of waiting) if (response.deadline < now || response.isGone()) response.giveUp();
  }, LOOK_MS).unref();

  return async (service, body, context) => {
    const { pool, path } = addressOf(service, context);
    const now = performance.now();
    const deadline = Math.min(now + timeoutMs, context.deadline);
    const response = new ResponseCollector(deadline, context.isGone);
    waiting.add(response);
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...callerHeaders(context),
      [DEADLINE_HEADER]: String(Math.max(Math.floor(deadline - now), 1)),
    };
    try {
      pool.dispatch({ path, method: 'POST', headers, body }, response);
      return await response.answer;
    } catch (error) {
      if (!context.isGone()) log.warn({ subgraph: service, requestId: context.requestId, err: error }, 'subgraph does not answer');
      throw new GraphQLError(`The subgraph ${service} does not answer.`, {
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: service },
      });
    } finally {
      waiting.delete(response);
    }
  };
}

/** How a subgraph learns who asks; nothing where callers are not told apart (gateway/standalone.ts). */
export const callerHeaders = ({ identityToken, requestId, address, task }: GatewayContext): Record<string, string> =>
  identityToken
    ? {
        [IDENTITY_HEADER]: identityToken,
        [REQUEST_ID_HEADER]: requestId,
        [CLIENT_ADDRESS_HEADER]: address,
        ...(task ? { [TASK_HEADER]: task } : {}),
      }
    : {};

/** One answer as it comes in. */
class ResponseCollector implements Dispatcher.DispatchHandler {
  readonly deadline: number;
  readonly isGone: () => boolean;
  readonly answer: Promise<SubgraphAnswer>;
  #resolve: (answer: SubgraphAnswer) => void = () => {};
  #reject: (error: Error) => void = () => {};
  #controller: Dispatcher.DispatchController | undefined;
  #givenUp = false;
  #status = 0;
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(deadline: number, isGone: () => boolean) {
    this.deadline = deadline;
    this.isGone = isGone;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  giveUp(): void {
    const late = new Error('no whole answer in time');
    this.#givenUp = true;
    this.#controller?.abort(late);
    this.#reject(late);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(new Error('the callers no longer wait'));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size > MAX_ANSWER_BYTES) controller.abort(new Error(`an answer of more than ${MAX_ANSWER_BYTES} bytes`));
  }

  onResponseEnd(): void {
    try {
      const [first] = this.#chunks;
      const text = (first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks)).toString('utf8');
      const answer: unknown = JSON.parse(text);
      if (!isGraphqlAnswer(answer) || (this.#status >= 400 && !answer.errors)) throw new Error(`status ${this.#status}`);
      this.#resolve(answer);
    } catch (error) {
      this.#reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }
}

const isGraphqlAnswer = (answer: unknown): answer is SubgraphAnswer =>
  typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
