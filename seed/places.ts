/** Units, sites, offices, contacts and accounts of the sample, and the person whom the docs name. */
import { connect } from '@so-tiem/database/connection';
import { citizens } from '../subgraphs/citizens/model/citizen.ts';
import { doses } from '../subgraphs/doses/model/dose.ts';
import { administrativeUnits } from '../subgraphs/facilities/model/administrativeUnit.ts';
import { contacts } from '../subgraphs/facilities/model/contact.ts';
import { offices } from '../subgraphs/facilities/model/office.ts';
import { sites } from '../subgraphs/facilities/model/site.ts';
import { officesOf } from '../subgraphs/facilities/rules/officeOf.ts';
import { writeAccess } from './access.ts';
import { demoAccounts, demoSite } from './accounts.ts';
import { makeContacts } from './contacts.ts';
import { makeDemoPerson } from './demoPerson.ts';
import { Random } from './random.ts';
import { write } from './sink.ts';
import { makeSites } from './sites.ts';
import { COMMUNES, DISTRICTS, PROVINCES } from './units.ts';

export async function writePlaces(uri: string, prefix: string, { seed, now }: { seed: number; now: Date }): Promise<void> {
  const open = (name: string) => connect(uri, `${prefix}_${name}`);
  const [facilityDb, accessDb, citizenDb, doseDb] = await Promise.all([
    open('facilities'),
    open('access'),
    open('citizens'),
    open('doses'),
  ]);
  const everySite = makeSites(new Random(seed));
  const own = demoSite(everySite);
  const everyOffice = [...officesOf([...PROVINCES, ...DISTRICTS, ...COMMUNES], everySite)];
  await write(contacts(facilityDb), makeContacts(new Random(seed + 1), everyOffice, everySite, now)); // which also says what the offices come to
  await write(offices(facilityDb), everyOffice);
  await write(administrativeUnits(facilityDb), [...PROVINCES, ...DISTRICTS, ...COMMUNES]);
  await write(sites(facilityDb), everySite);
  await writeAccess(accessDb, new Random(seed + 2), { demo: demoAccounts(own), sites: everySite.filter((site) => site.active), now });
  const demo = makeDemoPerson(new Random(seed + 3), own);
  await write(citizens(citizenDb), [demo.person.citizen]);
  await write(doses(doseDb), demo.doses);
  await Promise.all([facilityDb, accessDb, citizenDb, doseDb].map((connection) => connection.close()));
}
