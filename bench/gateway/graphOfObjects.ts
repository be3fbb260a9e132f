/** The sample as objects in memory that point at each other: what the benchmark's subgraphs and the monolith answer from. */
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { makeComplaint, USUAL_STATES } from '../../seed/complaints.ts';
import { dosesOf } from '../../seed/doses.ts';
import { makePeople } from '../../seed/people.ts';
import { Random } from '../../seed/random.ts';
import { makeSites } from '../../seed/sites.ts';
import { COMMUNES, DISTRICTS, PROVINCES } from '../../seed/units.ts';
import { VACCINES } from '../../subgraphs/doses/rules/vaccines.ts';

const SEED = 9458;
const PEOPLE = 1000;
const COMPLAINTS = 500;
const NOW = new Date('2021-12-01T00:00:00Z');

type Node = Record<string, unknown>;

export function makeGraph() {
  useTestKeyring();
  const random = new Random(SEED);
  const records = makeSites(random).filter((site) => site.active);
  const units = new Map<string, Node>();
  for (const unit of [...PROVINCES, ...DISTRICTS, ...COMMUNES])
    units.set(unit._id, { ...unit, code: unit._id, parent: unit.parentCode ? units.get(unit.parentCode) : null });
  const sites = new Map<string, Node>(
    records.map((site) => [
      site._id,
      {
        ...site,
        code: site._id,
        province: units.get(site.province),
        district: units.get(site.district),
        commune: units.get(site.commune),
        contacts: [],
      },
    ]),
  );
  const vaccines = new Map<string, Node>(VACCINES.map((vaccine) => [vaccine.code, { ...vaccine }]));
  const citizens = new Map<string, Node>();
  const complaints = new Map<string, Node>();
  const everyDose = new Map<string, Node>();
  for (const person of makePeople(random, PEOPLE, records)) {
    const given = dosesOf(random, person);
    const doses = given.map(({ record }) => ({
      ...record,
      id: record._id,
      vaccine: vaccines.get(record.vaccineCode),
      site: sites.get(record.siteCode),
    }));
    for (const dose of doses) everyDose.set(dose.id, dose);
    const citizen = { ...person.citizen, id: person.citizen._id, doses, cccdContradictions: [], masked: false, handledHere: true };
    citizens.set(citizen.id, citizen);
    if (complaints.size >= COMPLAINTS) continue;
    const handler = { id: 'handler', name: 'Trần Thị Hạnh' };
    const handlers = { atSite: handler, above: handler };
    const { complaint } = makeComplaint(random, { now: NOW, states: USUAL_STATES }, person, given, handlers);
    const { level, code } = complaint.responsible;
    complaints.set(complaint._id, {
      ...complaint,
      complainant: { ...complaint.complainant, masked: false },
      id: complaint._id,
      citizen,
      site: complaint.siteCode ? sites.get(complaint.siteCode) : null,
      assignee: complaint.assigneeId && { id: complaint.assigneeId, name: complaint.assigneeName },
      responsible: { level, code, site: sites.get(code) ?? null, administrativeUnit: units.get(code) ?? null },
      history: [],
    });
  }
  const page = ({ first = 25 }: { first?: number }) => {
    const nodes = [...complaints.values()].slice(0, first);
    return { nodes, edges: [], pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'z' } };
  };
  const entities: Record<string, [string, Map<string, Node>]> = {
    Citizen: ['id', citizens],
    Complaint: ['id', complaints],
    Dose: ['id', everyDose],
    Site: ['code', sites],
    AdministrativeUnit: ['code', units],
    Vaccine: ['code', vaccines],
  };
  return {
    citizenIds: [...citizens.keys()],
    /** The root value: fields that the operations ask for. */
    root: { citizen: ({ id }: { id: string }) => citizens.get(id) ?? null, complaints: page },
    entity(representation: Node & { __typename: string }): Node | null {
      const [key, all] = entities[representation.__typename] ?? ['', new Map<string, Node>()];
      return all.get(String(representation[key])) ?? null;
    },
  };
}
