/** What the sample's complaints come to, a province at a time: of the whole country that is more than is kept in memory. */
import { COUNTRY } from '@so-tiem/platform/identity/territory';
import type { Connection } from 'mongoose';
import { insertPart, insertTally } from '../subgraphs/complaints/jobs/countComplaints.ts';
import { type ComplaintRecord, complaints } from '../subgraphs/complaints/model/complaint.ts';
import { COUNTED_FIELDS } from '../subgraphs/complaints/model/counted.ts';
import { handlerDays, unitDays } from '../subgraphs/complaints/model/dailyFigures.ts';
import { queueCounts } from '../subgraphs/complaints/model/queueCount.ts';
import { Tally } from '../subgraphs/complaints/model/tally.ts';

const AT_ONCE = 2000;

/** Of the country alone. */
export type CountryTally = Pick<Tally, 'units' | 'unitDays'>;

const countsOf = (connection: Connection) => ({
  counts: queueCounts(connection),
  unitDays: unitDays(connection),
  handlerDays: handlerDays(connection),
});

/** Writes the counts of the province and of all units below. @returns what it adds to the country's */
export async function countProvince(connection: Connection, province: string, now: Date): Promise<CountryTally> {
  const tally = new Tally();
  const every = complaints(connection).find({ province }, COUNTED_FIELDS).hint('queue_province').lean().cursor({ batchSize: AT_ONCE });
  for await (const complaint of every as AsyncIterable<ComplaintRecord>) {
    tally.add(complaint, now);
    tally.addToDays(complaint);
  }
  const country: CountryTally = {
    units: new Map([...tally.units].filter(([code]) => code === COUNTRY)),
    unitDays: new Map([...tally.unitDays].filter(([, { code }]) => code === COUNTRY)),
  };
  for (const key of country.units.keys()) tally.units.delete(key);
  for (const key of country.unitDays.keys()) tally.unitDays.delete(key);
  await insertPart(countsOf(connection), tally, now);
  return country;
}

export function addCountry(to: CountryTally, { units, unitDays }: CountryTally): void {
  for (const [known, further] of [
    [to.units, units],
    [to.unitDays, unitDays],
  ] as [Map<string, Counts>, Map<string, Counts>][])
    for (const [key, record] of further) {
      const before = known.get(key);
      if (!before) known.set(key, record);
      else for (const [cell, count] of Object.entries(record.cells)) before.cells[cell] = (before.cells[cell] ?? 0) + count;
    }
}

type Counts = { cells: Record<string, number> };

export async function insertCountry(connection: Connection, { units, unitDays }: CountryTally, now: Date): Promise<void> {
  await insertTally(countsOf(connection), Object.assign(new Tally(), { units, unitDays }), now);
}
