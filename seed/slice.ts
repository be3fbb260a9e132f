/**
 * A slice of the sample's people, each with their doses and complaints. Every slice has a source of chance of its own, so that the sample
 * is the same however many threads make it.
 */
import type { Connection } from 'mongoose';
import { citizens } from '../subgraphs/citizens/model/citizen.ts';
import { type ComplaintRecord, complaints } from '../subgraphs/complaints/model/complaint.ts';
import { complaintEvents } from '../subgraphs/complaints/model/complaintEvent.ts';
import { photos } from '../subgraphs/complaints/model/photo.ts';
import { keepPhoto, photoFiles } from '../subgraphs/complaints/photos/photoBytes.ts';
import { doses } from '../subgraphs/doses/model/dose.ts';
import { type DemoAccount, demoAccounts, demoSite } from './accounts.ts';
import { certificatePhoto } from './certificate.ts';
import { makeComplaint, type SampleHandlers, type StateMix } from './complaints.ts';
import { dosesOf } from './doses.ts';
import { spoilRecord } from './errors.ts';
import { personName } from './names.ts';
import { makePeople, type SamplePerson } from './people.ts';
import { Random } from './random.ts';
import { sink } from './sink.ts';
import { makeSites } from './sites.ts';

export interface SliceOptions {
  seed: number;
  people: number;
  complaints: number;
  states: StateMix;
  photos: number;
  now: Date;
}

/** People in a slice. */
const SLICE = 2500;
/** Share of complaints about the sample's worst province, as in the brief's figures, and about the demo accounts' own site. */
const AT_DEMO_SITE = 0.012;
const IN_WORST_PROVINCE = 0.4;
export const WORST_PROVINCE = '79';
/** Complaints about a dose that is missing. */
const MISSING = 0.55;
/** Complaints that are in work at a demo account's unit, and with that account. */
const WITH_DEMO_HANDLER = 0.6;

export const slicesOf = ({ people }: Pick<SliceOptions, 'people'>): number => Math.max(Math.ceil(people / SLICE), 1);

/** What the slices of one thread come to. */
export interface Written {
  doses: number;
  complaints: number;
  events: number;
}

interface Databases {
  citizens: Connection;
  doses: Connection;
  complaints: Connection;
}

/** Writes slices, one after the other, in batches. */
export class SliceWriter {
  readonly #options: SliceOptions;
  readonly #complaintDb: Connection;
  readonly #sinks;
  readonly #sites;
  #complaints = 0;

  constructor(databases: Databases, options: SliceOptions) {
    this.#options = options;
    this.#complaintDb = databases.complaints;
    this.#sinks = {
      citizens: sink(citizens(databases.citizens)),
      doses: sink(doses(databases.doses)),
      complaints: sink(complaints(databases.complaints)),
      events: sink(complaintEvents(databases.complaints)),
    };
    const all = makeSites(new Random(options.seed));
    const active = all.filter((site) => site.active);
    const own = demoSite(all);
    this.#sites = {
      active,
      own,
      worst: active.filter((site) => site.province === WORST_PROVINCE),
      handlers: handlersOf(demoAccounts(own)),
    };
  }

  /** @returns how many records it has written altogether */
  async write(index: number): Promise<number> {
    const { seed, people, complaints, states, now } = this.#options;
    const { active, own, worst, handlers } = this.#sites;
    const { citizens, doses } = this.#sinks;
    const random = new Random(seed + 1 + Math.imul(index + 1, 0x9e3779b9));
    const [from, to] = [index * SLICE, Math.min((index + 1) * SLICE, people)];
    const dueBefore = (person: number) => Math.floor((person / people) * complaints);
    let photosLeft = Math.ceil(this.#options.photos / slicesOf(this.#options));
    let seen = from;
    for (const person of makePeople(random, to - from, active)) {
      seen += 1;
      const due = dueBefore(seen) - dueBefore(seen - 1);
      const subject = due > 0 ? moved(random, person, own, worst) : person;
      const given = dosesOf(random, subject);
      if (due > 0 && random.chance(MISSING) && given.every((dose) => dose.entered)) lose(random.pick(given));
      for (let i = 0; i < due; i++) {
        const made = makeComplaint(random, { now, states }, subject, given, handlers(random, subject.home));
        const { complaint } = made;
        if (complaint.site === own._id && !complaint.closedAt && complaint.claimedDoses.length && photosLeft > 0) {
          photosLeft -= 1;
          complaint.photos = [await storeCertificate(this.#complaintDb, random, complaint, own.name)];
        }
        await this.#add(made);
        if (complaint.status === 'RESOLVED') continue;
        const second = spoilRecord(random, complaint.kind, subject, given, random.pick(active));
        if (second) await citizens.add(second);
      }
      await citizens.add(subject.citizen);
      for (const dose of given) if (dose.entered) await doses.add(dose.record);
    }
    return Object.values(this.#sinks).reduce((sum, each) => sum + each.written(), 0);
  }

  async #add({ complaint, events }: ReturnType<typeof makeComplaint>): Promise<void> {
    await this.#sinks.complaints.add(complaint);
    this.#complaints += 1;
    for (const event of events) await this.#sinks.events.add(event);
  }

  /** Writes what is left of the batches. */
  async finish(): Promise<Written> {
    await Promise.all(Object.values(this.#sinks).map((each) => each.end()));
    const { doses, events } = this.#sinks;
    return { doses: doses.written(), complaints: this.#complaints, events: events.written() };
  }
}

function moved(random: Random, person: SamplePerson, own: SamplePerson['home'], worst: SamplePerson['home'][]): SamplePerson {
  const home = random.chance(AT_DEMO_SITE) ? own : random.chance(IN_WORST_PROVINCE) ? random.pick(worst) : person.home;
  return { home, citizen: { ...person.citizen, communeCode: home.commune, districtCode: home.district, provinceCode: home.province } };
}

/** Who handles complaints of a site, or of the offices above it: one handler there, now and then the demo account whose territory it is. */
function handlersOf(demo: readonly DemoAccount[]) {
  const handling = demo.filter(({ role }) => role === 'HANDLER');
  return (random: Random, home: SamplePerson['home']): SampleHandlers => {
    const above = handling.find(({ unit }) => unit.code === home.province);
    const atSite = handling.find(({ unit }) => unit.code === home._id) ?? above;
    const demo = ({ username, name }: DemoAccount) => ({ id: `demo-${username}`, name });
    if (atSite && above && random.chance(WITH_DEMO_HANDLER)) return { atSite: demo(atSite), above: demo(above) };
    const handler = { id: `sample-${home._id}`, name: personName(random, 'FEMALE') };
    return { atSite: handler, above: handler };
  };
}

function lose(dose: { entered: boolean }): void {
  dose.entered = false;
}

async function storeCertificate(connection: Connection, random: Random, complaint: ComplaintRecord, siteName: string) {
  const bytes = await certificatePhoto(complaint, siteName);
  const id = random.uuid().replaceAll('-', '');
  await keepPhoto(photoFiles(connection), id, bytes.data);
  const photo = { contentType: 'image/jpeg', size: bytes.data.length, width: bytes.width, height: bytes.height };
  await photos(connection).create({ _id: id, ...photo, uploadedAt: complaint.recordedAt, complaintId: complaint._id });
  return { id, ...photo };
}
