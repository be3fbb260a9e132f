/** What execution reads of a request's context. The rest of it passes through unread, to the transport. */
export interface ExecutionContext {
  /** Requests with the same key see the same answers: what they ask of a subgraph at one moment is one request. */
  batchKey: string;
  /** Names the request in logs. */
  requestId: string;
  /** When the answer is of no use any more, on the clock of `performance.now()`. */
  deadline: number;
  /** The client has closed the connection: a read need not be finished. */
  isGone: () => boolean;
}
