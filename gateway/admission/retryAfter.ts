/** A refusal for now, which says when to come again. */
export class RetryAfter extends Error {
  /** Of HTTP: 429 for who asks too much, 503 where there is too much to do. */
  readonly status: 429 | 503;
  readonly code: 'BUSY' | 'RATE_LIMITED' | 'QUOTA_EXCEEDED';
  readonly retryAfterS: number;

  constructor(message: string, { status, code, retryAfterS }: Pick<RetryAfter, 'status' | 'code' | 'retryAfterS'>) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
}
