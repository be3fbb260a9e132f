/** A handler at work: looks at the queue, claims one of the first, opens it, decides it, as the console would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Agent, request } from 'undici';

/** The pages' own operations. */
const STEPS = {
  queue: ['query', 'Queue'],
  counts: ['query', 'QueueCounts'],
  open: ['query', 'Complaint'],
  claim: ['mutation', 'ClaimComplaint'],
  resolve: ['mutation', 'ResolveComplaint'],
  resolveWithoutCorrection: ['mutation', 'ResolveWithoutCorrection'],
  reject: ['mutation', 'RejectComplaint'],
  contacts: ['query', 'Contacts'],
  file: ['mutation', 'FileComplaint'],
} as const;
export type Step = keyof typeof STEPS;
const steps = Object.keys(STEPS) as Step[];
/** As long as the console's (admin/src/graph/graphqlClient.ts). */
const TIMEOUT_MS = 20_000;
/** As often as the pages ask again what was refused as too much (platform/values/retryWhileBusy.ts). */
const MAX_TRIES = 5;

/** @param checkout whose operations are asked @throws Error for one that the pages do not send */
export function operationsOf(checkout: string): Record<Step, string> {
  const texts: string[] = JSON.parse(readFileSync(join(checkout, 'generated/operations.json'), 'utf8'));
  const textOf = ([kind, name]: readonly [string, string]) => {
    const text = texts.find((each) => new RegExp(`^\\s*${kind} ${name}\\b`).test(each));
    if (!text) throw new Error(`no ${kind} ${name} in ${checkout}: run \`npm run build\``);
    return text;
  };
  return Object.fromEntries(steps.map((step) => [step, textOf(STEPS[step])])) as Record<Step, string>;
}

interface Asked {
  statusCode: number;
  retryAfterS: number;
  answer: { data?: unknown; errors?: unknown[] };
}

export class Caller {
  /** Milliseconds that each step took which was answered. */
  readonly took = Object.fromEntries(steps.map((step) => [step, []])) as unknown as Record<Step, number[]>;
  /** Neither answered nor refused as too much. */
  failed = 0;
  /** Refused as too much, with the time after which to come again. */
  refused = 0;
  /** Of those, what was given up after some tries. */
  givenUp = 0;

  readonly #gateway: string;
  readonly #dispatcher: Agent;
  readonly #operations: Record<Step, string>;

  constructor(gateway: string, dispatcher: Agent, checkout = fileURLToPath(new URL('../..', import.meta.url))) {
    this.#gateway = gateway;
    this.#dispatcher = dispatcher;
    this.#operations = operationsOf(checkout);
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  async ask(step: Step, variables: object, token?: string): Promise<any> {
    const began = performance.now(); // whoever is refused waits too
    for (let tries = 1; ; tries++) {
      const asked = await this.#askOnce(this.#operations[step], variables, token).catch((error: Error) => error);
      if (asked instanceof Error) return this.#fail(step, asked.message);
      const { statusCode, retryAfterS, answer } = asked;
      if (statusCode === 503 && retryAfterS) {
        this.refused += 1;
        if (tries === MAX_TRIES) {
          this.givenUp += 1;
          return {};
        }
        await sleep(retryAfterS * 1000 * (0.75 + Math.random() / 2));
        continue;
      }
      this.took[step].push(performance.now() - began);
      if (statusCode !== 200 || answer.errors?.length || !answer.data) return this.#fail(step, JSON.stringify(answer), answer.data);
      return answer.data;
    }
  }

  /** What no page asks. @throws Error unless it is answered */
  async askText(query: string, variables: object, token: string): Promise<unknown> {
    const { answer } = await this.#askOnce(query, variables, token);
    if (answer.errors?.length || !answer.data) throw new Error(JSON.stringify(answer).slice(0, 500));
    return answer.data;
  }

  #fail(step: Step, why: string, data: unknown = {}): unknown {
    this.failed += 1;
    if (this.failed <= 3) console.error(step, why.slice(0, 500));
    return data ?? {};
  }

  async #askOnce(query: string, variables: object, token?: string): Promise<Asked> {
    const { body, statusCode, headers } = await request(`${this.#gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
      dispatcher: this.#dispatcher,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    return { statusCode, retryAfterS: Number(headers['retry-after'] ?? 0), answer: (await body.json()) as Asked['answer'] };
  }
}

interface Shift {
  token: string;
  /** Between two complaints. */
  thinkMs: number;
  isOver: () => boolean;
  onDecided: () => void;
}

export async function handle(caller: Caller, { token, thinkMs, isOver, onDecided }: Shift): Promise<void> {
  await sleep(Math.random() * thinkMs);
  while (!isOver()) {
    const began = performance.now();
    const [{ complaints }] = await Promise.all([
      caller.ask('queue', { filter: { scope: 'UNASSIGNED' }, first: 25 }, token),
      caller.ask('counts', { filter: {} }, token),
    ]);
    const rows = complaints?.nodes ?? [];
    const chosen = rows[Math.floor(Math.random() * Math.min(rows.length, 10))];
    if (chosen && (await workOn(caller, token, chosen))) onDecided();
    await sleep(Math.max(thinkMs - (performance.now() - began), 0));
  }
}

/** @returns whether it was decided; somebody else may have been first */
async function workOn(caller: Caller, token: string, { id, version }: { id: string; version: number }): Promise<boolean> {
  const { claimComplaint } = await caller.ask('claim', { input: { id, version } }, token);
  if (!claimComplaint?.complaint) return false;
  const { complaint } = await caller.ask('open', { id }, token);
  if (!complaint) return false;
  const [dose] = complaint.claimedDoses;
  const siteCode = complaint.site?.code;
  const which = { id, version: complaint.version };
  if (dose && siteCode && complaint.citizen && complaint.kind === 'DOSE_MISSING') {
    const { doseNumber, injectedOn, lotNumber, vaccine } = dose;
    const recordDose = { doseNumber, injectedOn, lotNumber, siteCode, vaccineCode: vaccine?.code ?? 'COMIRNATY' };
    const { resolveComplaint } = await caller.ask('resolve', { input: { ...which, recordDose } }, token);
    if (resolveComplaint?.complaint) return true;
    which.version += 2; // the decision, and that the correction was refused
  }
  const explains = Math.random() < 0.3;
  const done = explains
    ? (await caller.ask('resolveWithoutCorrection', { input: { ...which, explanation: 'Thông tin trên hệ thống đã đúng.' } }, token))
        .resolveWithoutCorrection
    : (await caller.ask('reject', { input: { ...which, rejectionReason: 'PHOTO_BLURRED' } }, token)).rejectComplaint;
  return Boolean(done?.complaint);
}
