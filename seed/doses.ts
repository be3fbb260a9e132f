/** Doses by the licensed vaccines' schedules; about one in eighteen was given and never entered. */
import type { DoseRecord } from '../subgraphs/doses/model/dose.ts';
import { type VaccineRecord, vaccineByCode } from '../subgraphs/doses/rules/vaccines.ts';
import type { SiteRecord } from '../subgraphs/facilities/model/site.ts';
import { personName } from './names.ts';
import type { SamplePerson } from './people.ts';
import type { Random } from './random.ts';

/** Doses given by vaccine, roughly as used by 2022. */
const USED = { VAXZEVRIA: 33, COMIRNATY: 30, VERO_CELL: 22, SPIKEVAX: 10, ABDALA: 3, HAYAT_VAX: 1, SPUTNIK_V: 0.6, JANSSEN: 0.4 };
/** 247,339,252 given, 233,747,367 recorded on 5 August 2022. */
const NEVER_ENTERED = 1 - 233_747_367 / 247_339_252;
const DAY_MS = 86_400_000;

export interface GivenDose {
  record: DoseRecord;
  /** False for a dose that was injected and never entered. */
  entered: boolean;
}

export function dosesOf(random: Random, { citizen, home }: SamplePerson): GivenDose[] {
  const child = Number(citizen.dateOfBirth.slice(0, 4)) > 2009;
  const vaccine = vaccineOf(child ? 'COMIRNATY' : random.weighted(USED));
  const count = random.weighted({ 1: 8, 2: child ? 92 : 32, 3: child ? 0 : 45, 4: child ? 0 : 15 });
  let day = Date.parse(child ? '2022-04-16' : '2021-06-01') + random.int(0, child ? 60 : 200) * DAY_MS;
  return Array.from({ length: Number(count) }, (_, i) => {
    const booster = i >= vaccine.primaryDoses;
    if (i) day += ((booster ? 90 : vaccine.secondDoseAfterDays) + random.int(0, 40)) * DAY_MS;
    const used = booster && random.chance(0.7) ? vaccineOf('COMIRNATY') : vaccine;
    return { record: doseRecord(random, citizen._id, home, used, i + 1, new Date(day)), entered: !random.chance(NEVER_ENTERED) };
  });
}

/** One more dose, three months after the last. */
export function nextDoseOf(random: Random, { citizen, home }: SamplePerson, doses: readonly GivenDose[]): DoseRecord {
  const last = doses.at(-1)?.record;
  const day = Date.parse(last?.injectedOn ?? '2021-06-01') + 90 * DAY_MS;
  return doseRecord(random, citizen._id, home, vaccineOf(last?.vaccineCode ?? 'COMIRNATY'), doses.length + 1, new Date(day));
}

function doseRecord(
  random: Random,
  citizenId: string,
  site: SiteRecord,
  vaccine: VaccineRecord,
  doseNumber: number,
  day: Date,
): DoseRecord {
  const _id = random.uuid();
  return {
    _id,
    citizenId,
    vaccineCode: vaccine.code,
    lotNumber: `${random.pick(['FF', 'FK', 'NJ', 'PB', '30', '20'])}${random.digits(4)}`,
    injectedOn: day.toISOString().slice(0, 10),
    doseNumber,
    siteCode: site._id,
    vaccinator: personName(random, 'FEMALE'),
    source: random.chance(0.8) ? 'SITE' : 'IMPORT',
    status: 'CURRENT',
    recordedAt: new Date(day.getTime() + random.int(8, 60) * 3_600_000),
    ...recordedBy(personName(random, 'FEMALE')),
    supersedesId: null,
    end: null,
    idempotencyKey: `sample:${_id}`,
  };
}

function vaccineOf(code: string): VaccineRecord {
  const vaccine = vaccineByCode(code);
  if (!vaccine) throw new Error(`no vaccine ${code}`);
  return vaccine;
}

/** One account a name; it has left. */
const recordedBy = (name: string) => ({ recordedBy: `sample-${name}`, recordedByName: name });
