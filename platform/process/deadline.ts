/**
 * What is read for a request is read for as long as its caller waits: no longer than the gateway said, and not at all once the connection
 * that it came by is closed. What changes something is carried to its end: what a transaction reads is part of it. Jobs have no request, and
 * all the time that they need.
 */
import mongoose, { type Aggregate, type Query } from 'mongoose';
import { currentRequest, timeLeft } from './request.ts';

/** The caller no longer waits for the answer. */
export class CallerGone extends Error {}

/** Those that take `maxTimeMS`. */
const READS = ['find', 'findOne', 'countDocuments', 'distinct'] as const;

/** For all models that are made afterwards. */
export function boundReads(): void {
  mongoose.plugin((schema) => {
    schema.pre([...READS], function () {
      const query = this as unknown as Query<unknown, unknown>;
      const left = boundOf(query.getOptions());
      if (left !== undefined) query.maxTimeMS(left);
    });
    schema.pre('aggregate', function () {
      const aggregate = this as unknown as Aggregate<unknown[]>;
      const left = boundOf(aggregate.options);
      if (left !== undefined) aggregate.option({ maxTimeMS: left });
    });
  });
}

/** Milliseconds; undefined where no request is answered, and within a transaction. @throws CallerGone */
function boundOf({ session }: { session?: unknown }): number | undefined {
  if (session) return undefined;
  const left = Math.ceil(timeLeft());
  if (left <= 0 || currentRequest.getStore()?.isGone()) throw new CallerGone('the caller no longer waits for the answer');
  return Number.isFinite(left) ? left : undefined;
}
