/** Answers that are there before the page is: where a page is rendered without a browser, nothing can be asked on the way. */
import { createContext } from 'react';

/** By operation and variables, as `useQuery` asks them. */
export const Prefetched = createContext<ReadonlyMap<string, unknown>>(new Map());

export const prefetchKey = (operation: { toString(): string }, question: string): string => `${operation} ${question}`;
