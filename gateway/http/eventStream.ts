/**
 * `GET /queue-events`: what happens to the complaints of one's own unit and below, as server-sent events, so that every open console
 * shows it without asking. The gateway hears of all changes once and tells each console its own. An event names a complaint
 * and, to whom it concerns (their own complaint, changed by another), says so; it says nothing else of it. Who comes
 * back says which event they had last (`Last-Event-ID`) and is told what they missed, or that it is too long ago (`lost`), so
 * that they ask for everything anew.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import type { Logger } from '@so-tiem/platform/configuration/logging';
import type { Handler } from '@so-tiem/platform/http/server';
import { IDENTITY_HEADER, type IdentitySigner } from '@so-tiem/platform/identity/identity';
import { isWithin, type Unit } from '@so-tiem/platform/identity/territory';
import { Client } from 'undici';
import { z } from 'zod';
import { InFlight } from '../admission/inFlight.ts';
import { RateLimited, type RateLimits } from '../admission/rateLimits.ts';
import { GATEWAY } from '../caller/appRegistry.ts';
import type { GatewayContext } from '../caller/context.ts';
import { refuse } from './errorResponse.ts';

/** Of one account at the same time at this gateway: more than anybody has windows of the console. */
const MAX_STREAMS = 20;
const KEPT = 20_000;
/** Longer than the subgraph's own sign that it is there. */
const SILENT_MS = 15_000;
const AGAIN_MS = 1000;
/** Longer than a request and its commit may take: after an interruption it is heard from a while before the last change. */
const OVERLAP_MS = 30_000;
const STILL_THERE_MS = 15_000;
/** Then the console comes again, with a token that is checked again. */
const LONGEST_MS = 120_000;
/** A client that does not read is let go, and gets what it missed when it comes again. */
const MAX_WAITING_BYTES = 65_536;

const code = z.string().nullable();
const change = z.object({
  id: z.string(),
  at: z.coerce.date(),
  complaintId: z.string(),
  kind: z.string(),
  version: z.number(),
  territories: z.array(z.object({ province: code, district: code, commune: code, site: code })),
  concerns: z.object({ staffId: z.string(), code: z.string() }).nullable(),
});
type Change = z.output<typeof change>;

interface Listener {
  /** Id of the account. */
  id: string;
  unit: Unit;
  response: ServerResponse;
  /** Whether their session was ended meanwhile. */
  isSignedOut: () => boolean;
}

interface Options {
  /** Of the complaints subgraph. */
  url: string;
  signer: IdentitySigner;
  contextOf: (request: IncomingMessage) => Promise<GatewayContext>;
  rates: RateLimits;
  isSignedOut: (account: string, issuedAt: number) => boolean;
  log: Logger;
}

export class QueueEvents {
  readonly #options: Options;
  readonly #listeners = new Set<Listener>();
  /** Streams by account. */
  readonly #open = new InFlight();
  /** The last ones, in the order in which they were heard. */
  readonly #changes = new Map<string, Change>();
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): this {
    this.#running = this.#run();
    return this;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    for (const { response } of this.#listeners) response.end();
    await this.#running;
  }

  answer: Handler = async (request, response) => {
    try {
      const context = await this.#options.contextOf(request);
      await this.#options.rates.take(context, context.address);
      const { id, unit } = requirePermission(context.identity, 'complaint:read');
      if (response.destroyed) return; // who has gone meanwhile is told of no more
      if (this.#open.of(id) >= MAX_STREAMS) throw new RateLimited(LONGEST_MS);
      response.once('close', this.#open.begin(id));
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(`retry: ${AGAIN_MS}\n\n`);
      const isSignedOut = () => this.#options.isSignedOut(id, context.issuedAt);
      this.#listen({ id, unit, response, isSignedOut }, request.headers['last-event-id']);
    } catch (error) {
      refuse(response, error, { subgraph: 'complaints', field: [] });
    }
  };

  #listen(listener: Listener, lastId: string | string[] | undefined): void {
    const { response } = listener;
    if (typeof lastId === 'string' && lastId) this.#catchUp(listener, lastId);
    this.#listeners.add(listener);
    const sign = setInterval(() => (listener.isSignedOut() ? response.end() : response.write(':\n\n')), STILL_THERE_MS);
    const end = setTimeout(() => response.end(), LONGEST_MS);
    response.once('close', () => {
      clearInterval(sign);
      clearTimeout(end);
      this.#listeners.delete(listener);
    });
  }

  #catchUp(listener: Listener, lastId: string): void {
    if (!this.#changes.has(lastId)) return void listener.response.write('event: lost\ndata:\n\n');
    let after = false;
    for (const [id, missed] of this.#changes) {
      if (after) tell(listener, missed);
      else after = id === lastId;
    }
  }

  async #run(): Promise<void> {
    const { log } = this.#options;
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await this.#hear().catch((error) => {
        if (!signal.aborted) log.warn({ err: error }, 'changes of complaints are not heard');
      });
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => {});
    }
  }

  /** Until the subgraph falls silent. */
  async #hear(): Promise<void> {
    const { url, signer } = this.#options;
    const last = [...this.#changes.values()].at(-1);
    const after = new Date((last?.at.getTime() ?? Date.now()) - OVERLAP_MS).toISOString();
    const client = new Client(url, { bodyTimeout: SILENT_MS });
    try {
      const { statusCode, body } = await client.request({
        path: `/complaint-changes?after=${after}`,
        method: 'GET',
        headers: { [IDENTITY_HEADER]: await signer.sign(GATEWAY) },
        signal: this.#stopped.signal,
      });
      if (statusCode !== 200) throw new Error(`the complaints subgraph answers with status ${statusCode}`);
      for await (const line of createInterface({ input: body })) if (line) this.#read(line);
    } finally {
      await client.destroy();
    }
  }

  /** What is no change keeps none of the others from being heard. */
  #read(line: string): void {
    let heard: Change;
    try {
      heard = change.parse(JSON.parse(line));
    } catch (error) {
      this.#options.log.error({ err: error }, 'a change of a complaint cannot be read');
      return;
    }
    this.#take(heard);
  }

  #take(heard: Change): void {
    if (this.#changes.has(heard.id)) return;
    this.#changes.set(heard.id, heard);
    const [oldest] = this.#changes.keys();
    if (oldest && this.#changes.size > KEPT) this.#changes.delete(oldest);
    for (const listener of this.#listeners) tell(listener, heard);
  }
}

function tell(
  { id: staffId, unit, response, isSignedOut }: Listener,
  { id, complaintId, kind, version, territories, concerns }: Change,
): void {
  if (isSignedOut()) return void response.end();
  if (!territories.some((place) => isWithin(place, unit))) return;
  if (response.writableLength > MAX_WAITING_BYTES) return void response.destroy();
  const own = concerns?.staffId === staffId ? { ownCode: concerns.code } : {};
  response.write(`id: ${id}\ndata: ${JSON.stringify({ complaintId, kind, version, ...own })}\n\n`);
}
