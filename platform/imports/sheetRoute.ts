/** `GET` of a spreadsheet: who may not, or asks for what there is not, is told in JSON. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError, invalid } from '../errors/errors.ts';
import { sendJson } from '../http/server.ts';
import type { Identity } from '../identity/identity.ts';

/** @param answer is given the query's parameters */
export const sheetRoute =
  (answer: (identity: Identity, asked: Record<string, string>, response: ServerResponse) => Promise<void>) =>
  async (identity: Identity, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    try {
      if (request.method !== 'GET') throw invalid('', 'GET');
      await answer(identity, Object.fromEntries(url.searchParams), response);
    } catch (error) {
      if (!(error instanceof DomainError) || response.headersSent) throw error;
      sendJson(response, error.failures[0]?.code === 'FORBIDDEN' ? 403 : 422, { errors: error.failures });
    }
  };
