/** The same done to many complaints: what it would come to, doing it, undoing what can be undone. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import {
  type BulkComplaintAction,
  BulkUpdateComplaintsDocument,
  type BulkUpdateComplaintsInput,
  type BulkUpdateComplaintsMutation,
} from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';

export type Outcome = NonNullable<BulkUpdateComplaintsMutation['bulkUpdateComplaints']['outcomes']>[number];
type Given = Omit<BulkUpdateComplaintsInput, 'action' | 'complaints' | 'preview'>;

/** A rejection has been mailed, and what was transferred is another unit's now. */
const UNDONE_BY: Partial<Record<BulkComplaintAction, { action: BulkComplaintAction } & Given>> = {
  CLAIM: { action: 'RELEASE' },
  RELEASE: { action: 'CLAIM' },
  ASSIGN: { action: 'ASSIGN', to: null },
};

export function useBulkUpdate(action: BulkComplaintAction, complaints: readonly { id: string; version: number }[]) {
  const graph = useGraph();
  const queries = useQueryClient();
  const notify = useNotify();
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
  const change = async (input: BulkUpdateComplaintsInput) => {
    setBusy(true);
    try {
      setReport(await ask(input));
      await queries.invalidateQueries({ queryKey: ['complaints'] });
    } catch {
      notify('error.UNAVAILABLE', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  const back = UNDONE_BY[action];
  const done = report?.flatMap(({ complaint }) => (complaint ? [{ id: complaint.id, version: complaint.version }] : [])) ?? [];
  return {
    busy,
    preview,
    report,
    /** Whatever would be refused is left out. */
    run: (given: Given) => {
      const able = new Set(preview?.flatMap(({ id, complaint }) => (complaint ? [id] : [])));
      return change({ action, complaints: which.filter(({ id }) => able.has(id)), ...given });
    },
    undo: back && done.length ? () => change({ complaints: done, ...back }) : undefined,
  };
}
