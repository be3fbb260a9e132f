/** An import as it was checked or is being applied, with the rows of one outcome. */
import { useQuery } from '@tanstack/react-query';
import { ContactImportDocument, type ContactImportRowOutcome } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { FIRST, OUTCOMES } from './outcomes.ts';

const WATCH_MS = 700;

/** @param chosen the outcome to show; what is to be looked at first unless one was chosen */
export function useContactImport(id: string | undefined, chosen: ContactImportRowOutcome | undefined) {
  const graph = useGraph();
  const ask = async (list: string, outcome: ContactImportRowOutcome) =>
    (await graph.request(ContactImportDocument, { id: list, outcomes: [outcome] })).data.contactImport ?? null;
  const read = async (list: string) => {
    const first = await ask(list, chosen ?? 'WRONG');
    if (chosen || !first) return first && { ...first, shown: chosen ?? 'WRONG' };
    const most = FIRST.find((name) => first.counts[name] > 0) ?? 'wrong';
    return { ...(most === 'wrong' ? first : ((await ask(list, OUTCOMES[most])) ?? first)), shown: OUTCOMES[most] };
  };
  return useQuery({
    queryKey: ['contactImport', id, chosen],
    enabled: id !== undefined,
    queryFn: async () => await read(id ?? ''),
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? WATCH_MS : false),
    placeholderData: (before) => (before?.id === id ? before : undefined), // rows of another file are not this one's
  });
}

export type CheckedList = NonNullable<ReturnType<typeof useContactImport>['data']>;
