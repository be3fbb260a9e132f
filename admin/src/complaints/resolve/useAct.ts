/** Doing something to a complaint: in the version that is on the screen; a failure is shown, a conflict reloads. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { OutcomeFragment } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { showMoment } from '../format.ts';

type Failures = OutcomeFragment['errors'];
type Input<Variables> = Variables extends { input: infer Fields } ? Omit<Fields, 'id' | 'version'> : never;

export function useAct(complaint: { id: string; version: number }, onChanged: () => Promise<void>) {
  const graph = useGraph();
  const notify = useNotify();
  const translate = useTranslate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<Failures>([]);

  const describe = ({ code, field, conflict }: Failures[number]): string => {
    if (conflict)
      return translate('error.STALE', {
        name: conflict.changedBy,
        change: translate(`event.${conflict.change}`, { _: conflict.change }),
        moment: showMoment(conflict.changedAt),
      });
    const name = field.at(-1);
    return `${name ? `${translate(`field.${name}`, { _: name })}: ` : ''}${translate(`error.${code}`)}`;
  };

  /** @returns whether it was done */
  async function run<Data extends Record<string, OutcomeFragment>, Variables>(
    operation: DocumentTypeDecoration<Data, Variables>,
    fields: Input<Variables>,
  ): Promise<boolean> {
    setBusy(true);
    setFailures([]);
    try {
      const { data } = await graph.ask(operation, { input: { id: complaint.id, version: complaint.version, ...fields } } as Variables);
      const outcome = Object.values(data)[0];
      if (!outcome?.complaint) {
        setFailures(outcome?.errors ?? []);
        const [first] = outcome?.errors ?? [];
        if (first) notify(describe(first), { type: 'warning', autoHideDuration: 8000 });
        await onChanged();
        return false;
      }
      notify(outcome.complaint.status === 'RESOLVING' ? 'act.resolving' : 'act.done', { type: 'success' });
      await onChanged();
      void queries.invalidateQueries({ queryKey: ['complaints'] });
      return true;
    } catch {
      notify('error.UNAVAILABLE', { type: 'error' });
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { busy, failures, describe, run };
}
