/** The same done to many complaints: what it would come to, doing it, undoing it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import {
  type BulkComplaintAction,
  BulkUpdateComplaintsDocument,
  type BulkUpdateComplaintsInput,
  type BulkUpdateComplaintsMutation,
} from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { UNDO_SECONDS, useOfferUndo } from '../decide/UndoContext.tsx';

export type Outcome = NonNullable<BulkUpdateComplaintsMutation['bulkUpdateComplaints']['outcomes']>[number];
export type BulkAction = Exclude<BulkComplaintAction, 'UNDO'>;
type Given = Omit<BulkUpdateComplaintsInput, 'action' | 'complaints' | 'preview' | 'undoSeconds'>;

/** What brings back what was there before: decisions wait for that, the rest is done the other way round. */
const UNDONE_BY: Record<BulkAction, { action: BulkComplaintAction } & Given> = {
  CLAIM: { action: 'RELEASE' },
  RELEASE: { action: 'CLAIM' },
  ASSIGN: { action: 'ASSIGN', to: null },
  TRANSFER: { action: 'UNDO' },
  REJECT: { action: 'UNDO' },
};

export function useBulkUpdate(action: BulkAction, complaints: readonly { id: string; version: number }[]) {
  const graph = useGraph();
  const queries = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  const offerUndo = useOfferUndo();
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<Outcome[]>();
  const which = complaints.map(({ id, version }) => ({ id, version }));
  const ask = async (input: BulkUpdateComplaintsInput): Promise<Outcome[] | undefined> => {
    const { outcomes, errors } = (await graph.request(BulkUpdateComplaintsDocument, { input })).data.bulkUpdateComplaints;
    const [first] = errors;
    if (first) notify(`error.${first.code}`, { type: 'warning' });
    return outcomes ?? undefined;
  };
  const { data: preview } = useQuery({
    queryKey: ['bulk', action, which],
    queryFn: () => ask({ action, complaints: which, preview: true }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const change = async (input: BulkUpdateComplaintsInput): Promise<Outcome[] | undefined> => {
    setBusy(true);
    try {
      const outcomes = await ask(input);
      await queries.invalidateQueries({ queryKey: ['complaints'] });
      return outcomes;
    } catch {
      notify('error.UNAVAILABLE', { type: 'error' });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const undo = async (done: readonly { id: string; version: number }[]) => {
    const outcomes = await change({ complaints: done.map(({ id, version }) => ({ id, version })), ...UNDONE_BY[action] });
    const late = outcomes?.filter(({ complaint }) => !complaint).length;
    if (outcomes)
      notify(late ? 'act.undoneTooLate' : 'act.undone', { type: late ? 'warning' : 'info', messageArgs: { smart_count: late } });
  };
  /** Whatever would be refused is left out. @returns whether everything was done; what was not is in the report */
  async function run(given: Given): Promise<boolean> {
    const able = new Set(preview?.flatMap(({ id, complaint }) => (complaint ? [id] : [])));
    const asked = { action, complaints: which.filter(({ id }) => able.has(id)), ...given };
    const outcomes = await change(UNDONE_BY[action].action === 'UNDO' ? { ...asked, undoSeconds: UNDO_SECONDS } : asked);
    if (!outcomes) return false;
    const done = outcomes.flatMap(({ complaint }) => complaint ?? []);
    if (done.length) offerUndo({ text: translate(`bulk.did.${action}`, { smart_count: done.length }), undo: () => undo(done) });
    if (done.length === outcomes.length) return true;
    setReport(outcomes);
    return false;
  }
  return { busy, preview, report, run };
}
