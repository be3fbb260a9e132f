/** Doing something to a complaint: in the version that is on the screen. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { ChangedComplaintFragment, FailureFragment } from '../../../generated/graphql.ts';
import { useGraphMutation } from '../../forms/useGraphMutation.ts';

interface Outcome {
  complaint?: ChangedComplaintFragment | null;
  errors: FailureFragment[];
}

type Input<Variables> = Variables extends { input: infer Fields } ? Omit<Fields, 'id' | 'version'> : never;

export function useComplaintMutation(complaint: { id: string; code: string; version: number }, onChanged: () => Promise<void>) {
  const notify = useNotify();
  const queries = useQueryClient();
  const change = useGraphMutation(onChanged, 'event');

  /** @param done what is said once it is done, unless the usual @returns whether it was done */
  async function run<Data extends Record<string, Outcome>, Variables>(
    operation: DocumentTypeDecoration<Data, Variables>,
    fields: Input<Variables>,
    done?: string,
  ): Promise<boolean> {
    const { id, version } = complaint;
    const outcome = await change.run(operation, { input: { id, version, ...fields } } as Variables);
    if (!outcome) return false;
    const isGoingOn = outcome.complaint?.status === 'RESOLVING';
    notify(done ?? (isGoingOn ? 'act.resolving' : 'act.doneOf'), { type: 'success', messageArgs: { code: complaint.code } });
    void queries.invalidateQueries({ queryKey: ['complaints'] });
    return true;
  }

  return { ...change, run };
}
