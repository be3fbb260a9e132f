/** Data of a query while a component shows it; the answer to an outdated question is dropped. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { useContext, useEffect, useState } from 'react';
import { ask } from './graph.ts';
import { Prefetched, prefetchKey } from './prefetched.ts';

/** @param variables null asks nothing */
export function useQuery<Data, Variables>(
  operation: DocumentTypeDecoration<Data, Variables>,
  variables: Variables | null,
): Data | undefined {
  const question = variables === null ? null : JSON.stringify(variables);
  const prefetched = useContext(Prefetched);
  const [data, setData] = useState(() =>
    question === null ? undefined : (prefetched.get(prefetchKey(operation, question)) as Data | undefined),
  );
  useEffect(() => {
    let current = true;
    setData(undefined);
    if (question === null) return;
    const attempt = (): Promise<void> =>
      ask(operation, JSON.parse(question) as Variables).then(
        (answer) => {
          if (current) setData(answer);
        },
        () => {
          if (current) setTimeout(() => current && attempt(), 2000); // lists come back when the gateway does
        },
      );
    void attempt();
    return () => {
      current = false;
    };
  }, [operation, question]);
  return data;
}
