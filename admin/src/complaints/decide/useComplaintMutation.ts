/** Doing something to a complaint: in the version that is on the screen. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useRedirect, useTranslate } from 'react-admin';
import type { ChangedComplaintFragment, FailureFragment } from '../../../generated/graphql.ts';
import { useGraphMutation } from '../../forms/useGraphMutation.ts';
import { UNDO_SECONDS, useOfferUndo } from './UndoContext.tsx';
import { useUndoDecisions } from './useUndoDecisions.ts';

interface Outcome {
  complaint?: ChangedComplaintFragment | null;
  errors: FailureFragment[];
}

type Input<Variables> = Variables extends { input: infer Fields } ? Omit<Fields, 'id' | 'version' | 'undoSeconds'> : never;

export function useComplaintMutation(complaint: { id: string; code: string; version: number }, onChanged: () => Promise<void>) {
  const notify = useNotify();
  const translate = useTranslate();
  const redirect = useRedirect();
  const offerUndo = useOfferUndo();
  const undoDecisions = useUndoDecisions();
  const queries = useQueryClient();
  const change = useGraphMutation(onChanged, 'event');

  async function send<Data extends Record<string, Outcome>, Variables>(
    operation: DocumentTypeDecoration<Data, Variables>,
    fields: object,
  ): Promise<ChangedComplaintFragment | undefined> {
    const { id, version } = complaint;
    const outcome = await change.run(operation, { input: { id, version, ...fields } } as Variables);
    if (outcome) void queries.invalidateQueries({ queryKey: ['complaints'] });
    return outcome?.complaint ?? undefined;
  }

  /** At once. @param what was done, as `act.did` names it @returns whether it was done */
  async function run<Data extends Record<string, Outcome>, Variables>(
    operation: DocumentTypeDecoration<Data, Variables>,
    fields: Input<Variables>,
    what: string,
  ): Promise<boolean> {
    const changed = await send(operation, fields);
    if (changed) notify('act.doneOf', { type: 'success', messageArgs: { code: complaint.code, what: translate(`act.did.${what}`) } });
    return changed !== undefined;
  }

  /** After the time in which it can be undone. @param what was decided, as `act.did` names it; or in words @returns whether it was decided */
  async function decide<Data extends Record<string, Outcome>, Variables>(
    operation: DocumentTypeDecoration<Data, Variables>,
    fields: Input<Variables>,
    what: string,
  ): Promise<boolean> {
    const changed = await send(operation, { ...fields, undoSeconds: UNDO_SECONDS });
    if (!changed) return false;
    const words = translate(`act.did.${what}`, { _: what });
    offerUndo({
      text: translate('act.doneOf', { code: complaint.code, what: words }),
      undo: async () => (await undoDecisions([changed])) && redirect('show', 'complaints', complaint.id),
    });
    return true;
  }

  return { ...change, run, decide };
}
