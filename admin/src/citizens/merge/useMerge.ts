/** Two records that are to become one, and what was chosen so far. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type MergeableField, type MergedDoseInput, type MergedRecordsInput, RecordToMergeDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { FIELDS } from './MergeFields.tsx';
import { proposeDoses, type RecordToMerge } from './mergeDoses.ts';

interface Chosen {
  survivorId: string;
  from: Partial<Record<MergeableField, string>>;
  doses: MergedDoseInput[];
}

/** @param ids of both; the second is empty until it is chosen */
export function useMerge([id, duplicateId]: readonly [string, string]) {
  const graph = useGraph();
  const read = (each: string) => ({
    queryKey: ['citizens', 'merge', each],
    enabled: each !== '',
    queryFn: async () => (await graph.request(RecordToMergeDocument, { id: each })).data.citizen ?? null,
  });
  const { data: one } = useQuery(read(id));
  const { data: duplicate } = useQuery(read(duplicateId));
  const [chosen, setChosen] = useState<{ key: string; chosen: Chosen }>();
  const records = one && duplicate ? ([one, duplicate] as const) : undefined;
  const key = `${one?.id} ${one?.version} ${duplicate?.id} ${duplicate?.version}`;
  const current = chosen?.key === key ? chosen.chosen : records && propose(records, better(records).id);
  const set = (next: Chosen) => setChosen({ key, chosen: next });
  return {
    records,
    chosen: current,
    keep: (survivorId: string) => records && set(propose(records, survivorId)),
    take: (field: MergeableField, from: string) => current && set({ ...current, from: { ...current.from, [field]: from } }),
    setDoses: (doses: MergedDoseInput[]) => current && set({ ...current, doses }),
    input: records && current && inputOf(records, current),
  };
}

/** The one that the population database agrees with; else the one with more doses. */
const better = ([one, duplicate]: readonly [RecordToMerge, RecordToMerge]): RecordToMerge => {
  const worth = ({ identityStatus, doses }: RecordToMerge) => (identityStatus === 'VERIFIED' ? 100 : 0) + (doses?.length ?? 0);
  return worth(duplicate) > worth(one) ? duplicate : one;
};

/** All of the survivor's, and from the duplicate what the survivor lacks. */
function propose(records: readonly [RecordToMerge, RecordToMerge], survivorId: string): Chosen {
  const [survivor, duplicate] = survivorId === records[0].id ? records : ([records[1], records[0]] as const);
  const fields = Object.keys(FIELDS) as MergeableField[];
  const shown = (record: RecordToMerge, field: MergeableField) => FIELDS[field].show(record, (text) => text);
  const from = Object.fromEntries(
    fields.map((field) => [field, shown(survivor, field) || !shown(duplicate, field) ? survivor.id : duplicate.id]),
  );
  return { survivorId, from, doses: proposeDoses(survivor.doses ?? [], duplicate.doses ?? []) };
}

function inputOf(records: readonly [RecordToMerge, RecordToMerge], { survivorId, from, doses }: Chosen): MergedRecordsInput {
  const [survivor, duplicate] = survivorId === records[0].id ? records : ([records[1], records[0]] as const);
  return {
    survivorId,
    survivorVersion: survivor.version,
    duplicateId: duplicate.id,
    duplicateVersion: duplicate.version,
    fieldsFromDuplicate: (Object.keys(FIELDS) as MergeableField[]).filter((field) => from[field] === duplicate.id),
    doses,
  };
}
