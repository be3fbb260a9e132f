/** Undoes decisions that have not taken effect yet. */
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { BulkUpdateComplaintsDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';

/** @returns a function that says of how many it was too late @throws nothing: what failed is shown */
export function useUndoDecisions(): (complaints: readonly { id: string; version: number }[]) => Promise<boolean> {
  const graph = useGraph();
  const queries = useQueryClient();
  const notify = useNotify();
  return async (complaints) => {
    try {
      const input = { action: 'UNDO' as const, complaints: complaints.map(({ id, version }) => ({ id, version })) };
      const { outcomes } = (await graph.request(BulkUpdateComplaintsDocument, { input })).data.bulkUpdateComplaints;
      const late = outcomes ? outcomes.filter(({ errors }) => errors.length).length : complaints.length;
      if (late) notify('act.undoneTooLate', { type: 'warning', messageArgs: { smart_count: late } });
      else notify('act.undone', { type: 'info' });
      await queries.invalidateQueries({ queryKey: ['complaints'] });
      return !late;
    } catch {
      notify('error.UNAVAILABLE', { type: 'error' });
      return false;
    }
  };
}
