/** The peer: what a page of the queue and its counts read, straight with mongoose, all that can be at the same time. */
import { connect } from '@so-tiem/database/connection';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { readQueue } from '../../subgraphs/complaints/queries/complaintQueue.ts';
import { countQueue } from '../../subgraphs/complaints/queries/queueCounts.ts';
import { openTestPartsOf } from '../../subgraphs/complaints/testing/testStore.ts';
import { administrativeUnits } from '../../subgraphs/facilities/model/administrativeUnit.ts';
import { sites } from '../../subgraphs/facilities/model/site.ts';
import type { Question } from './questions.ts';

export async function openDirectReads(uri: string, prefix: string, staff: Staff) {
  const [complaintDb, facilityDb] = await Promise.all([connect(uri, `${prefix}_complaints`), connect(uri, `${prefix}_facilities`)]);
  const store = openTestPartsOf(complaintDb);
  const [places, units] = [sites(facilityDb), administrativeUnits(facilityDb)];

  return {
    store,
    async read({ counts, scope, filter, orderBy, after }: Question): Promise<number> {
      if (counts) return (await countQueue(store, staff, filter)).mine + 1;
      const { nodes } = await readQueue(store, staff, { scope, filter, orderBy }, { first: 25, after });
      const codesOf = (site: boolean) => nodes.flatMap(({ responsible: { level, code } }) => ((level === 'SITE') === site ? code : []));
      const [foundSites, foundUnits] = await Promise.all([
        places.find({ _id: { $in: codesOf(true) } }).lean(),
        units.find({ _id: { $in: codesOf(false) } }).lean(),
      ]);
      const above = [...foundSites.map(({ district }) => district), ...foundUnits.flatMap(({ parentCode }) => parentCode ?? [])];
      await units.find({ _id: { $in: above } }).lean();
      return nodes.length;
    },
    close: () => Promise.all([complaintDb, facilityDb].map((connection) => connection.close())),
  };
}

export type DirectReads = Awaited<ReturnType<typeof openDirectReads>>;
