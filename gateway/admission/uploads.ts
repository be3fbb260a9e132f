/**
 * Files on their way in, apart from everything else: connections of their own, so that slow or many uploads hold no other work up; a
 * bound on how many come from one address and network at once, on what an address without an account sends in a day, and on how
 * slowly a file may come.
 */
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { networkOf } from '@so-tiem/platform/authorization/attemptLimiter';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../caller/context.ts';
import { Busy } from './admissionQueue.ts';
import { InFlight } from './inFlight.ts';
import { RateLimited, type RateLimits } from './rateLimits.ts';

/** The largest file that any subgraph takes, with some room, so that the subgraph names its own bound. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Of all: fewer than there are connections to a subgraph, so that a file that is let in is taken at once. Those who have an account keep some. */
const MAX_AT_ONCE = 56;
const MAX_AT_ONCE_OF_ANONYMOUS = 40;
const AT_ONCE_OF_ADDRESS = 4;
const AT_ONCE_OF_NETWORK = 12;
/** The slowest network that a photo is sent over; a file begins slowly. */
const SLOWEST_BYTES_A_SECOND = 4096;
const GRACE_MS = 10_000;
const LOOK_MS = 1000;
const BUSY_S = 5;

const ALL = 'all';
const ANONYMOUS = 'anonymous';

export class Uploads {
  readonly #rates: RateLimits;
  readonly #underWay = new InFlight();

  constructor(rates: RateLimits) {
    this.#rates = rates;
  }

  /**
   * Lets a file in, watched.
   * @returns its bytes, and what is to be called when it is over
   * @throws GraphQLError (411, 413) for a file that does not say its size, or is too large; RateLimited; Busy
   */
  async admit(request: IncomingMessage, { identity, address }: GatewayContext): Promise<{ body: Transform; done: () => void }> {
    const size = Number(request.headers['content-length'] ?? Number.NaN);
    if (!Number.isSafeInteger(size)) throw refused('LENGTH_REQUIRED', 411, 'A file says how large it is (Content-Length).');
    if (size > MAX_BYTES) throw refused('TOO_LONG', 413, `At most ${MAX_BYTES} bytes.`);
    // Who has an account is counted by it: a whole office shares an address.
    const isAnonymous = identity.kind === 'anonymous';
    const shared: [string, number][] = [
      [ALL, MAX_AT_ONCE],
      ...(isAnonymous ? [[ANONYMOUS, MAX_AT_ONCE_OF_ANONYMOUS] as [string, number]] : []),
    ];
    const own: [string, number][] = isAnonymous
      ? [
          [`address ${address}`, AT_ONCE_OF_ADDRESS],
          [`network ${networkOf(address)}`, AT_ONCE_OF_NETWORK],
        ]
      : [[`${identity.kind} ${'id' in identity ? identity.id : ''}`, AT_ONCE_OF_ADDRESS]];
    if (this.#isFull(shared)) throw new Busy(BUSY_S * 1000);
    if (this.#isFull(own)) throw new RateLimited(BUSY_S * 1000);
    const ends = [...shared, ...own].map(([key]) => this.#underWay.begin(key));
    const leave = () => {
      for (const end of ends) end();
    };
    try {
      if (isAnonymous) await this.#rates.takeMegabytes(address, Math.ceil(size / 2 ** 20));
    } catch (error) {
      leave();
      throw error;
    }
    const body = request.pipe(atLeastAsFast());
    body.on('error', () => {}); // told to the one who sends it on, who may not listen yet
    request.once('aborted', () => body.destroy(new Error('the sender is gone')));
    return { body, done: leave };
  }

  #isFull = (bounds: readonly [string, number][]): boolean => bounds.some(([key, most]) => this.#underWay.of(key) >= most);
}

const refused = (code: string, status: number, message: string) => new GraphQLError(message, { extensions: { code, http: { status } } });

/** Breaks off a file that comes more slowly than any network is. */
function atLeastAsFast(): Transform {
  const began = Date.now();
  let bytes = 0;
  const passed = new Transform({
    transform(chunk, _, next) {
      bytes += chunk.length;
      next(null, chunk);
    },
  });
  const watch = setInterval(() => {
    const seconds = (Date.now() - began - GRACE_MS) / 1000;
    if (seconds > 0 && bytes < seconds * SLOWEST_BYTES_A_SECOND)
      passed.destroy(refused('TOO_SLOW', 408, 'The file comes too slowly; try again where the network is better.'));
  }, LOOK_MS);
  return passed.once('close', () => clearInterval(watch)).once('end', () => clearInterval(watch));
}
