/**
 * What happens to complaints, as the gateway tells it: lists, counts and the open complaint are asked for anew soon after. While it
 * is not heard, the console asks every few seconds, as it would without.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { GraphqlClient } from '../../graph/graphqlClient.ts';

/** Between two times that the same is asked anew, however much happens. */
const APART_MS = 1200;
/** Where so much happens that a list is another one all the time, it is asked for less often: so much longer for each change in a while. */
const LONGER_MS = 60;
const MAX_APART_MS = 10_000;
const WHILE_MS = 30_000;
/** Changes to several of one's own complaints within this time are shown as one. */
const TOGETHER_MS = 200;
/** Not every console of a unit at the same moment. */
const SPREAD_MS = 300;
/** Sums of days and units are made every two seconds. */
const SUMMED_MS = 2500;
const AGAIN_MS = 1000;
const MAX_AGAIN_MS = 15_000;

/** What another person did to a complaint that is one's own. */
export interface OwnChange {
  complaintId: string;
  code: string;
  kind: string;
}

export class LiveQueue {
  readonly #graph: GraphqlClient;
  readonly #queries: QueryClient;
  readonly #listeners = new Set<() => void>();
  #isHeard = false;
  #lastId = '';
  #lost = false;
  #ownChanges: OwnChange[] = [];
  #showing: number | undefined;
  /** Called with those since the last time. */
  onOwnChanges: (changes: readonly OwnChange[]) => void = () => {};
  #timer: number | undefined;
  #refreshedAt = 0;
  /** When something changed lately. */
  #changes: number[] = [];
  #summing: number | undefined;

  constructor(graph: GraphqlClient, queries: QueryClient) {
    this.#graph = graph;
    this.#queries = queries;
  }

  get isHeard(): boolean {
    return this.#isHeard;
  }

  /** @returns a function that ends it */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Listens until the signal; a connection that breaks is opened again where it broke off. */
  async hear(signal: AbortSignal): Promise<void> {
    for (let wait = AGAIN_MS; !signal.aborted; wait = Math.min(wait * 2, MAX_AGAIN_MS)) {
      try {
        for await (const { id, event, data } of this.#graph.events('/queue-events', this.#lastId, signal)) {
          this.#say(true);
          wait = AGAIN_MS;
          if (event === 'open') continue;
          if (id) this.#lastId = id;
          if (event === 'lost') this.#lastId = '';
          this.#note(event === 'lost' ? undefined : (JSON.parse(data) as Omit<OwnChange, 'code'> & { ownCode?: string }));
        }
      } catch {
        // heard again below
      }
      if (signal.aborted) break;
      await new Promise((next) => setTimeout(next, Math.random() * wait));
      if (wait > AGAIN_MS) this.#say(false);
    }
    this.#say(false);
  }

  #say(isHeard: boolean): void {
    if (isHeard === this.#isHeard) return;
    this.#isHeard = isHeard;
    for (const listener of this.#listeners) listener();
  }

  #note(change?: Omit<OwnChange, 'code'> & { ownCode?: string }): void {
    if (change) this.#showAnew(change.complaintId);
    else this.#lost = true;
    if (change?.ownCode) this.#showOwn({ ...change, code: change.ownCode });
    const now = Date.now();
    this.#changes = [...this.#changes.filter((at) => at > now - WHILE_MS), now].slice(-MAX_APART_MS / LONGER_MS);
    if (this.#timer !== undefined) return;
    const apart = Math.min(Math.max(this.#changes.length * LONGER_MS, APART_MS), MAX_APART_MS);
    const due = Math.max(this.#refreshedAt + apart - now, 0) + Math.random() * SPREAD_MS;
    this.#timer = window.setTimeout(() => this.#whenSeen(), due);
  }

  /** The complaint that is open, however much happens to others; of what is not on the screen the next look is a new one. */
  #showAnew(complaintId: string): void {
    void this.#queries.invalidateQueries({ queryKey: ['complaints', 'screen', complaintId] });
  }

  /** A page that is not seen asks nothing. */
  #whenSeen(): void {
    if (!document.hidden) this.#refresh();
    else document.addEventListener('visibilitychange', () => this.#whenSeen(), { once: true });
  }

  /** At once: lists are asked for when they may be, and this waits for none of them. */
  #showOwn(change: OwnChange): void {
    this.#ownChanges.push(change);
    this.#showing ??= window.setTimeout(() => {
      this.#showing = undefined;
      this.onOwnChanges(this.#ownChanges.splice(0));
    }, TOGETHER_MS);
  }

  #refresh(): void {
    const lost = this.#lost;
    this.#lost = false;
    this.#timer = undefined;
    this.#refreshedAt = Date.now();
    const isAsked = ([resource, what]: readonly unknown[]) =>
      resource === 'complaints' && what !== 'statistics' && (what !== 'screen' || lost);
    void this.#queries.invalidateQueries({ predicate: ({ queryKey }) => isAsked(queryKey) });
    this.#summing ??= window.setTimeout(() => {
      this.#summing = undefined;
      void this.#queries.invalidateQueries({ queryKey: ['complaints', 'statistics'] });
    }, SUMMED_MS);
  }
}
