/** The portal's way to the gateway: typed operations and photos, each with a time limit. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { untilLetIn } from '@so-tiem/platform/values/retryWhileBusy';
import { hearClock } from '@so-tiem/platform/values/serverClock';

const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 120_000;

/** The gateway, or a part of it that was needed, did not answer; the same may be tried again. */
class Unreachable extends Error {}

/** Codes or phones were guessed too often. */
export class TooOften extends Error {
  /** To wait. */
  readonly minutes: number;
  constructor(minutes: number) {
    super(`too often; wait ${minutes} minutes`);
    this.minutes = minutes;
  }
}

interface GraphError {
  message: string;
  extensions?: { reason?: string; details?: { minutes?: number } };
}

export interface FieldError {
  code: string;
  field: string[];
  message: string;
  /** A closer name of what is wrong, for the sentence. */
  reason?: string | null | undefined;
}

/** @throws Unreachable, TooOften */
export async function ask<Data, Variables>(operation: DocumentTypeDecoration<Data, Variables>, variables: Variables): Promise<Data> {
  const answer = await send(
    '/graphql',
    { headers: { 'content-type': 'application/json' }, body: JSON.stringify(byHash(operation, variables)) },
    TIMEOUT_MS,
  );
  const { data, errors } = (await answer.json()) as { data?: Data | null; errors?: GraphError[] };
  const tooOften = errors?.find(({ extensions }) => extensions?.reason === 'TOO_MANY')?.extensions;
  if (tooOften) throw new TooOften(tooOften.details?.minutes ?? 1);
  if (errors?.length || !data) throw new Unreachable(errors?.[0]?.message);
  return data;
}

export interface UploadedPhoto {
  id: string;
  name: string;
  contentType: string;
}

/** @returns the photo, or why it was not taken @throws Unreachable */
export async function uploadPhoto(file: Blob, name: string): Promise<UploadedPhoto | FieldError> {
  const answer = await send('/photos', { headers: { 'content-type': 'application/octet-stream' }, body: file }, UPLOAD_TIMEOUT_MS);
  const body = (await answer.json()) as { id: string; contentType: string } & { errors?: FieldError[] };
  const [error] = body.errors ?? [];
  if (error) return error;
  return { id: body.id, name, contentType: body.contentType };
}

async function send(path: string, request: RequestInit, timeoutMs: number): Promise<Response> {
  try {
    const answer = await untilLetIn(
      () => fetch(path, { method: 'POST', ...request, signal: AbortSignal.timeout(timeoutMs) }),
      () => {}, // who fills in a form sees that it is being sent
    );
    hearClock(answer.headers.get('date'));
    if (answer.status >= 500) throw new Unreachable(String(answer.status));
    return answer;
  } catch (error) {
    throw error instanceof Unreachable ? error : new Unreachable(String(error));
  }
}

/** An operation as the build left it: its hash, by which the gateway knows it (gateway/operations/persistedOperations.ts). */
const byHash = <Variables>(operation: { toString(): string }, variables: Variables) => ({
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash: operation.toString() } },
});
