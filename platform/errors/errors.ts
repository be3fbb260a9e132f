/**
 * The kinds of failure that a caller can act on. A rule or an action throws one; a mutation's payload lists them
 * (userErrors.ts), a query answers with `extensions.code`. Anything else is a bug: masked for the caller, logged here.
 */
export type ErrorCode =
  | 'REQUIRED'
  | 'INVALID'
  | 'TOO_LONG'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'WRONG_STATE'
  | 'STALE'
  | 'DUPLICATE'
  | 'UNAVAILABLE';

export interface ConflictDetails {
  changedBy: string;
  change: string;
  changedAt: Date;
  currentVersion: number;
}

export interface Failure {
  code: ErrorCode;
  /** Path from the input's root; empty when no single field is at fault. */
  field: string[];
  /** For developers and logs. */
  message: string;
  /** Which of several ways to be wrong, where a client says each in its own words: `OLD_XLS`. */
  reason?: string | null;
  /** What the client needs to help: for example the headers that are there. */
  details?: Record<string, unknown> | null;
  conflict?: ConflictDetails | null;
}

/** One or several failures of one call; nothing was changed. */
export class DomainError extends Error {
  readonly failures: Failure[];
  constructor(failures: Failure[]) {
    super(failures.map((failure) => failure.message).join('; '));
    this.failures = failures;
  }
}

/** What a rule answers: that something may not be done as things are. Most ask only whether, so it is no error with its stack yet. */
export const refusal = (code: 'WRONG_STATE' | 'FORBIDDEN', message: string): Failure => ({ code, field: [], message });

/** @throws DomainError if a rule refuses */
export function requireAllowed(refused: Failure | undefined): void {
  if (refused) throw new DomainError([refused]);
}

const path = (field: string) => (field ? field.split('.') : []);

export const failure = (code: ErrorCode, field: string, message: string, reason?: string, details?: Record<string, unknown>) =>
  new DomainError([{ code, field: path(field), message, ...(reason ? { reason } : {}), ...(details ? { details } : {}) }]);
export const notFound = (field: string, message: string) => failure('NOT_FOUND', field, message);
export const invalid = (field: string, message: string, reason?: string) => failure('INVALID', field, message, reason);
export const forbidden = (message: string) => failure('FORBIDDEN', '', message);
export const wrongState = (message: string) => failure('WRONG_STATE', '', message);
export const duplicate = (field: string, message: string) => failure('DUPLICATE', field, message);
export const unavailable = (message: string) => failure('UNAVAILABLE', '', message);
export const stale = (conflict: ConflictDetails) =>
  new DomainError([
    { code: 'STALE', field: ['version'], message: `${conflict.changedBy} changed this first (${conflict.change})`, conflict },
  ]);

/** MongoDB's duplicate key error (11000), on any engine. */
export const isDuplicateKey = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 11000;
