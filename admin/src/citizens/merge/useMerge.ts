/** Two records that are to become one, and what was chosen so far. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type MergeableField, type MergedDoseInput, type MergedRecordsInput, RecordToMergeDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { FIELDS } from './MergeFields.tsx';
import { proposeDoses, type RecordToMerge } from './mergeDoses.ts';

interface Chosen {
  keptId: string;
  from: Partial<Record<MergeableField, string>>;
  doses: MergedDoseInput[];
}

/** @param ids of both; the second is empty until it is chosen */
export function useMerge([id, otherId]: readonly [string, string]) {
  const graph = useGraph();
  const read = (each: string) => ({
    queryKey: ['citizens', 'merge', each],
    enabled: each !== '',
    queryFn: async () => (await graph.ask(RecordToMergeDocument, { id: each })).data.citizen ?? null,
  });
  const { data: one } = useQuery(read(id));
  const { data: other } = useQuery(read(otherId));
  const [chosen, setChosen] = useState<{ key: string; chosen: Chosen }>();
  const records = one && other ? ([one, other] as const) : undefined;
  const key = `${one?.id} ${one?.version} ${other?.id} ${other?.version}`;
  const current = chosen?.key === key ? chosen.chosen : records && propose(records, better(records).id);
  const set = (next: Chosen) => setChosen({ key, chosen: next });
  return {
    records,
    chosen: current,
    keep: (keptId: string) => records && set(propose(records, keptId)),
    take: (field: MergeableField, from: string) => current && set({ ...current, from: { ...current.from, [field]: from } }),
    setDoses: (doses: MergedDoseInput[]) => current && set({ ...current, doses }),
    input: records && current && inputOf(records, current),
  };
}

/** The one that the population database agrees with; else the one with more doses. */
const better = ([one, other]: readonly [RecordToMerge, RecordToMerge]): RecordToMerge => {
  const worth = ({ identityStatus, doses }: RecordToMerge) => (identityStatus === 'VERIFIED' ? 100 : 0) + (doses?.length ?? 0);
  return worth(other) > worth(one) ? other : one;
};

/** All of the kept one's, and what it lacks from the other. */
function propose(records: readonly [RecordToMerge, RecordToMerge], keptId: string): Chosen {
  const [kept, other] = keptId === records[0].id ? records : ([records[1], records[0]] as const);
  const fields = Object.keys(FIELDS) as MergeableField[];
  const shown = (record: RecordToMerge, field: MergeableField) => FIELDS[field].show(record, (text) => text);
  const from = Object.fromEntries(fields.map((field) => [field, shown(kept, field) || !shown(other, field) ? kept.id : other.id]));
  return { keptId, from, doses: proposeDoses(kept.doses ?? [], other.doses ?? []) };
}

function inputOf(records: readonly [RecordToMerge, RecordToMerge], { keptId, from, doses }: Chosen): MergedRecordsInput {
  const [kept, other] = keptId === records[0].id ? records : ([records[1], records[0]] as const);
  return {
    keptId,
    keptVersion: kept.version,
    otherId: other.id,
    otherVersion: other.version,
    take: (Object.keys(FIELDS) as MergeableField[]).filter((field) => from[field] === other.id),
    doses,
  };
}
