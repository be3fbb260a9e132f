/** What is no GraphQL, photos and spreadsheets, passes through to its subgraph as a stream, with the caller's signed identity. */
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '@so-tiem/platform/configuration/logging';
import type { Handler } from '@so-tiem/platform/http/server';
import type { Pool } from 'undici';
import type { AdmissionQueue, Rank } from '../admission/admissionQueue.ts';
import { InFlight } from '../admission/inFlight.ts';
import { RateLimited, type RateLimits } from '../admission/rateLimits.ts';
import type { Uploads } from '../admission/uploads.ts';
import { callerOf, type GatewayContext } from '../caller/context.ts';
import { callerHeaders } from '../subgraphs/transport.ts';
import { refuse } from './errorResponse.ts';

const PASSED_BACK = ['content-type', 'content-length', 'cache-control', 'content-disposition', 'x-content-type-options'];
/** A large spreadsheet is checked row by row before there is an answer. */
const TIMEOUT_MS = 110_000;

/** Of one account or address that are on their way out. */
export const MAX_DOWNLOADS = 12;

/** Of their own, so that files on their way in and out hold nothing else up. */
interface Pools {
  downloadPool: Pool;
  uploadPool: Pool;
}

const downloads = new InFlight();

/** @returns to be called when it has come @throws RateLimited */
function countDownload(context: GatewayContext): () => void {
  const whose = callerOf(context);
  if (downloads.of(whose) >= MAX_DOWNLOADS) throw new RateLimited(1000);
  return downloads.begin(whose);
}

/** A photo is part of a complaint that took ten minutes to write; it comes before lists and after the work on those that are filed. */
function rankOf({ identity }: GatewayContext, isUpload: boolean, ofStaff: Rank): Rank {
  if (isUpload) return 'SEARCH';
  return identity.kind === 'staff' ? ofStaff : 'REST';
}

interface Parts {
  contextOf: (request: IncomingMessage) => Promise<GatewayContext>;
  rates: Pick<RateLimits, 'take'>;
  uploads: Pick<Uploads, 'admit'>;
  door: AdmissionQueue;
  log: Logger;
}

/** @param field what a failure is about, as the caller's form has it @param rank of what staff reads here (admission/admissionQueue.ts) */
export const proxy =
  (
    { downloadPool, uploadPool }: Pools,
    { subgraph, field, rank }: { subgraph: string; field: string; rank: Rank },
    { contextOf, rates, uploads, door, log }: Parts,
  ): Handler =>
  async (request, response, url) => {
    const { socket } = request;
    let leave = () => {};
    let hasCome = () => {};
    const gone = new AbortController();
    const leaves = () => gone.abort();
    let upload: Awaited<ReturnType<Uploads['admit']>> | undefined;
    try {
      const context = await contextOf(request);
      await rates.take(context, context.address);
      const post = request.method === 'POST';
      const isPart = context.identity.kind === 'service';
      if (!post && !isPart) hasCome = countDownload(context);
      if (!isPart) leave = await door.enter(rankOf(context, post, rank), callerOf(context), context.isGone);
      // A file on its way in has waited for its turn and holds no place: how long it takes is for its sender's network to say.
      if (post) leave();
      if (post && !isPart) upload = await uploads.admit(request, context);
      // A change is carried to its end; a read ends with its caller.
      if (!post) socket.once('close', leaves);
      const answer = await (post ? uploadPool : downloadPool).request({
        path: url.pathname + url.search,
        method: post ? 'POST' : 'GET',
        headers: { ...callerHeaders(context), 'content-type': 'application/octet-stream' },
        body: post ? (upload?.body ?? request) : null,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
        signal: gone.signal,
      });
      leave(); // how long the rest takes is for the client to say
      response.statusCode = answer.statusCode;
      for (const name of PASSED_BACK) {
        const value = answer.headers[name];
        if (value !== undefined) response.setHeader(name, value);
      }
      await pipeline(answer.body, response);
    } catch (error) {
      if (socket.destroyed) return; // the client has gone
      if (response.headersSent) {
        log.warn({ err: error, path: url.pathname }, 'stream broke off');
        return void response.destroy();
      }
      const status = refuse(response, error, { subgraph, field: [field] });
      if (status === 503) log.warn({ err: error, path: url.pathname }, 'stream does not pass');
    } finally {
      socket.off('close', leaves);
      leave();
      hasCome();
      upload?.done();
    }
  };
