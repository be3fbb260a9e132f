/** A spreadsheet by `GET`: who may not, or asks for what there is not, is told in JSON. */
import type { ServerResponse } from 'node:http';
import type { Route } from '../http/routes.ts';
import type { Identity } from '../identity/identity.ts';

/** @param answer is given the query's parameters */
export const sheetRoute =
  (answer: (identity: Identity, asked: Record<string, string>, response: ServerResponse) => Promise<void>): Route =>
  ({ identity, response, url }) =>
    answer(identity, Object.fromEntries(url.searchParams), response);
