/**
 * Signing in again when a session is over, without leaving the page: what is half written stays. A tab of its own goes to the
 * issuer and hands the new session over; windows that know of each other would need a weaker opener policy than ours.
 */
import { User, type UserManager } from 'oidc-client-ts';
import { signIn } from './session.ts';

const CHANNEL = 'so-tiem-session';
const PARAMETER = 'again';

interface Handover {
  /** Of the page that asked. */
  page: string;
  /** As oidc-client-ts stores it. */
  user: string;
}

/** Waiting: the session is over. REFUSED: another person has signed in. */
export type AgainState = 'WAITING' | 'REFUSED' | undefined;

export class Reauthentication {
  readonly #session: UserManager;
  readonly #page = crypto.randomUUID();
  readonly #listeners = new Set<() => void>();
  #waiting: { promise: Promise<boolean>; settle: (signedIn: boolean) => void } | undefined;
  #state: AgainState;

  constructor(session: UserManager) {
    this.#session = session;
    new BroadcastChannel(CHANNEL).onmessage = ({ data }: MessageEvent<Handover>) => void this.#takeOver(data);
  }

  /** Shows that the session is over. @returns whether the same person has signed in again; false when they would rather leave */
  ask(): Promise<boolean> {
    this.#waiting ??= promiseToSettle();
    this.#show('WAITING');
    return this.#waiting.promise;
  }

  /** To be called from a click, or the browser blocks it. */
  open(): void {
    window.open(`/admin/?${PARAMETER}=${this.#page}`);
  }

  async leave(): Promise<void> {
    this.#settle(false);
    await this.#session.removeUser();
    await signIn(this.#session);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  state = (): AgainState => this.#state;

  async #takeOver({ page, user: stored }: Handover): Promise<void> {
    if (page !== this.#page || !this.#waiting) return;
    const user = User.fromStorageString(stored);
    const before = await this.#session.getUser();
    // What is on the page belongs to the one who wrote it; another person does not go on in their name.
    if (before && before.profile.sub !== user.profile.sub) return this.#show('REFUSED');
    await this.#session.storeUser(user);
    await this.#session.events.load(user);
    this.#settle(true);
  }

  #settle(signedIn: boolean): void {
    this.#waiting?.settle(signedIn);
    this.#waiting = undefined;
    this.#show(undefined);
  }

  #show(state: AgainState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function promiseToSettle() {
  let settle: (signedIn: boolean) => void = () => {};
  const promise = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

/** The page that this tab was opened for, if it was opened for signing in again. */
export const pageToServe = (): string | null => new URLSearchParams(location.search).get(PARAMETER);

/** In the tab of its own: gives the session away, and goes. */
export async function handOver(session: UserManager, page: string): Promise<void> {
  const user = await session.getUser();
  if (user) new BroadcastChannel(CHANNEL).postMessage({ page, user: user.toStorageString() } satisfies Handover);
  await session.removeUser(); // its tokens are the other page's now
  window.close();
}
