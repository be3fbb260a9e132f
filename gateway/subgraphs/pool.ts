/** Kept-alive connections to one subgraph. */
import { Pool } from 'undici';

/** Requests on the way to one subgraph at the same time, at the most; more wait here. */
const CONNECTIONS = 64;

export const openPool = (url: string, timeoutMs: number): Pool =>
  new Pool(url, {
    connections: CONNECTIONS,
    keepAliveTimeout: 30_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: Math.min(timeoutMs, 3000) },
  });
