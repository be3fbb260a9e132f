/** Why a request that is no GraphQL was not answered, in the form of the graph's own errors. */
import type { ServerResponse } from 'node:http';
import { DomainError } from '@so-tiem/platform/errors/errors';
import { sendJson } from '@so-tiem/platform/http/server';
import { GraphQLError } from 'graphql';
import { RetryAfter } from '../admission/retryAfter.ts';

/** @param field what it is about, as the caller's form has it @returns the status */
export function refuse(response: ServerResponse, error: unknown, { subgraph, field }: { subgraph: string; field: string[] }): number {
  const { status, code, message } = refusalOf(error, subgraph);
  if (error instanceof RetryAfter) response.setHeader('retry-after', error.retryAfterS);
  sendJson(response, status, { errors: [{ code, field, message }] });
  return status;
}

function refusalOf(error: unknown, subgraph: string): { status: number; code: string; message: string } {
  if (error instanceof RetryAfter) return error;
  if (error instanceof DomainError) return { status: 403, code: error.failures[0]?.code ?? 'FORBIDDEN', message: error.message };
  if (error instanceof GraphQLError) {
    const { code, http } = error.extensions as { code: string; http?: { status: number } };
    return { status: http?.status ?? 503, code, message: error.message };
  }
  return { status: 503, code: 'UNAVAILABLE', message: `The ${subgraph} subgraph does not answer.` };
}
