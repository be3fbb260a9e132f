/** A handler at work: looks at the queue, takes one of the first, opens it, decides it, as the console would. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Agent, request } from 'undici';

const texts: string[] = JSON.parse(readFileSync(new URL('../../generated/operations.json', import.meta.url), 'utf8'));

/** The console's own operations. */
function operation(kind: 'query' | 'mutation', name: string): string {
  const text = texts.find((each) => new RegExp(`^\\s*${kind} ${name}\\b`).test(each));
  if (!text) throw new Error(`no ${kind} ${name}: run \`npm run build\``);
  return text;
}
const OPERATIONS = {
  queue: operation('query', 'Queue'),
  counts: operation('query', 'QueueCounts'),
  open: operation('query', 'Complaint'),
  take: operation('mutation', 'Take'),
  resolve: operation('mutation', 'Resolve'),
  explain: operation('mutation', 'Explain'),
  reject: operation('mutation', 'Reject'),
  file: operation('mutation', 'FileComplaint'),
};
export type Step = keyof typeof OPERATIONS;

export class Caller {
  /** Milliseconds that each step took. */
  readonly took = Object.fromEntries(Object.keys(OPERATIONS).map((step) => [step, []])) as unknown as Record<Step, number[]>;
  failed = 0;

  readonly #gateway: string;
  readonly #dispatcher: Agent;

  constructor(gateway: string, dispatcher: Agent) {
    this.#gateway = gateway;
    this.#dispatcher = dispatcher;
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  async ask(step: Step, variables: object, token?: string): Promise<any> {
    const began = performance.now();
    const { body, statusCode } = await request(`${this.#gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query: OPERATIONS[step], variables }),
      dispatcher: this.#dispatcher,
    });
    const answer = (await body.json()) as { data?: unknown; errors?: unknown[] };
    this.took[step].push(performance.now() - began);
    if (statusCode !== 200 || answer.errors?.length || !answer.data) {
      this.failed += 1;
      if (this.failed <= 3) console.error(step, JSON.stringify(answer).slice(0, 500));
    }
    return answer.data ?? {};
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
      caller.ask('queue', { tab: 'UNASSIGNED', filter: {}, first: 25 }, token),
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
  const { takeComplaint } = await caller.ask('take', { input: { id, version } }, token);
  if (!takeComplaint?.complaint) return false;
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
    ? (await caller.ask('explain', { input: { ...which, explanation: 'Thông tin trên hệ thống đã đúng.' } }, token)).explainComplaint
    : (await caller.ask('reject', { input: { ...which, reason: 'PHOTO_BLURRED' } }, token)).rejectComplaint;
  return Boolean(done?.complaint);
}
