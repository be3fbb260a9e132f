/** Changing something in the graph: a failure is shown with its field, a conflict with who came first. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { FailureFragment } from '../../generated/graphql.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { isBusyRefusal } from '../graph/graphqlClient.ts';
import { describeFailure } from './describeFailure.ts';
import { keepFocus } from './keepFocus.ts';

/** @param events where the names of changes are translated: `event.CLAIMED` */
export function useGraphMutation(onChanged: () => Promise<unknown>, events = 'change') {
  const graph = useGraph();
  const notify = useNotify();
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<FailureFragment[]>([]);

  const describe = (failure: FailureFragment): string => describeFailure(translate, failure, events);

  /** @returns what the mutation came to; undefined when it failed, which was shown */
  async function run<Data extends Record<string, { errors: FailureFragment[] }>, Variables>(
    operation: DocumentTypeDecoration<Data, Variables>,
    variables: Variables,
  ): Promise<Data[keyof Data] | undefined> {
    setBusy(true);
    setFailures([]);
    try {
      const { data } = await graph.request(operation, variables);
      const outcome = Object.values(data)[0] as Data[keyof Data];
      const [first] = outcome.errors;
      if (first) {
        setFailures(outcome.errors);
        notify(describe(first), { type: 'warning', autoHideDuration: 8000 });
      }
      await onChanged();
      return first ? undefined : outcome;
    } catch (error) {
      const reason = isBusyRefusal(error) ? 'BUSY' : null;
      const failure: FailureFragment = { code: 'UNAVAILABLE', field: [], message: '', reason, conflict: null };
      setFailures([failure]); // a dialog says it too, and does not wait its turn
      notify(describe(failure), { type: 'error' });
      return undefined;
    } finally {
      setBusy(false);
      keepFocus();
    }
  }

  return { busy, failures, describe, run };
}
