/** What this subgraph asks the graph: does a code exist, and where does it lie. What exists is remembered for a while. */

import { roleCan } from '@so-tiem/platform/authorization/permissions';
import { invalid, notFound } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import { levelOf, type Territory, type Unit } from '@so-tiem/platform/identity/territory';
import { Units } from '@so-tiem/platform/reference/units';
import { DAYS_TO_REOPEN } from '@so-tiem/platform/values/erasure';
import { LRUCache } from 'lru-cache';
import {
  CompareWithClaimDocument,
  FindByNumberDocument,
  FindDistrictCentreDocument,
  FindPeopleDocument,
  FindStaffMemberDocument,
  VaccinesDocument,
} from '../generated/operations.ts';
import type { ClaimedField } from '../generated/schema.ts';
import type { ComplainantRecord } from '../model/complaint.ts';

import { type Responsible, responsibleFor } from '../rules/routing.ts';

/** What is said of a person; number and date of birth at the least. */
type Claim = Pick<ComplainantRecord, 'identityDocument' | 'dateOfBirth'> &
  Partial<Pick<ComplainantRecord, 'fullName' | 'gender' | 'phone'>>;

export type Place = Territory & { province: string };

/** More than there are districts and vaccines; what exists goes on to exist. */
const MAX_REMEMBERED = 2000;
const REMEMBER_MS = 3_600_000;
const MAX_SUCCESSORS = 5;
/** As long as a merge may be taken for wrong before anybody is erased. */
const SETTLED_MS = DAYS_TO_REOPEN * 86_400_000;

export class Directory {
  readonly units: Units;
  readonly #graph: GraphClient;
  readonly #known = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: REMEMBER_MS });

  constructor(graph: GraphClient) {
    this.#graph = graph;
    this.units = new Units(graph);
  }

  /**
   * The site that finishes today what was a site's: itself, or the site that took its place.
   * @returns null when it is closed without a successor
   */
  async siteToday(code: string): Promise<string | null> {
    let today: string | null = code;
    for (let steps = 0; today && steps < MAX_SUCCESSORS; steps++) {
      const site = await this.units.site(today);
      if (site?.active) return today;
      today = site?.successor ?? null;
    }
    return null;
  }

  isVaccine = (code: string): Promise<boolean> =>
    this.#exists(`vaccine:${code}`, async () =>
      (await this.#graph.ask(VaccinesDocument, {})).vaccines.some((vaccine) => vaccine.code === code),
    );

  hasDistrictCentre = (district: string): Promise<boolean> =>
    this.#exists(
      `centre:${district}`,
      async () => (await this.#graph.ask(FindDistrictCentreDocument, { unit: district })).sites.nodes.length > 0,
    );

  async #exists(key: string, look: () => Promise<boolean>): Promise<boolean> {
    if (this.#known.has(key)) return true;
    const exists = await look();
    if (exists) this.#known.set(key, true);
    return exists;
  }

  /** Records under the claimed number, then those of the same name and date of birth; what was merged is followed. */
  async findPeople({ fullName, dateOfBirth, identityDocument }: Pick<ComplainantRecord, 'fullName' | 'dateOfBirth' | 'identityDocument'>) {
    const asked = { name: fullName, dateOfBirth, identityDocument: identityDocument?.number ?? null, hasNumber: identityDocument !== null };
    const { byNumber, byName } = await this.#graph.ask(FindPeopleDocument, asked);
    return [...new Set([...(byNumber?.nodes ?? []), ...byName.nodes].map(({ id, mergedInto }) => mergedInto?.id ?? id))];
  }

  /** The one record whose number and date of birth are those claimed; undefined where none is, or several are. */
  async findByClaim({ identityDocument: claimed, dateOfBirth }: Pick<ComplainantRecord, 'dateOfBirth' | 'identityDocument'>) {
    if (!claimed) return undefined;
    const { nodes } = (await this.#graph.ask(FindByNumberDocument, { identityDocument: claimed.number })).citizens;
    const settled = Date.now() - SETTLED_MS;
    // A number that came with a merge which may be wrong says nothing yet.
    const isOwn = ({ identityDocument, merges }: (typeof nodes)[number]) =>
      identityDocument?.number === claimed.number || !merges.some(({ at, unmergedAt }) => !unmergedAt && Date.parse(String(at)) > settled);
    const fitting = nodes.filter((found) => found.dateOfBirth === dateOfBirth && isOwn(found));
    const [only, ...others] = new Set(fitting.map(({ id, mergedInto }) => mergedInto?.id ?? id));
    return others.length ? undefined : only;
  }

  /** In what a claim and a record agree. @throws NotFound naming `citizenId`, also for a record that was merged with another */
  async compareWithClaim(id: string, claim: Claim): Promise<ClaimedField[]> {
    const { fullName = null, dateOfBirth, gender = null, identityDocument, phone = null } = claim;
    const asked = { fullName, dateOfBirth, gender, identityDocument, phone };
    const { compareWithClaim } = await this.#graph.ask(CompareWithClaimDocument, { id, claim: asked });
    if (!compareWithClaim) throw notFound('citizenId', 'no such person');
    return compareWithClaim;
  }

  /** A member of staff who may handle complaints, and of which unit. */
  async findHandler(id: string): Promise<{ id: string; name: string; unit: Unit } | undefined> {
    const { staffMember } = await this.#graph.ask(FindStaffMemberDocument, { id });
    const { name, role, unitCode: code } = staffMember ?? {};
    const level = code && levelOf(code);
    return name && role && level && roleCan(role, 'complaint:handle') ? { id, name, unit: { level, code } } : undefined;
  }

  /** The territory of a site or an administrative unit, which is not the country. @throws DomainError naming `field` */
  async territoryOf(code: string, field: string): Promise<Place> {
    const { territory } = await this.units.locate(code, field);
    if (!territory.province) throw notFound(field, 'no such administrative unit');
    return { ...territory, province: territory.province };
  }

  /** Who has to finish a complaint about an injection there. */
  async responsibleFor(place: Place): Promise<Responsible> {
    const asksDistrict = place.district && !place.commune && !place.site;
    return responsibleFor(place, asksDistrict ? await this.hasDistrictCentre(place.district ?? '') : true);
  }

  /** The most exact thing that a citizen knows; the rest must agree with it. @throws DomainError naming the field */
  async locate(place: {
    provinceCode: string;
    districtCode: string | null;
    communeCode: string | null;
    siteCode: string | null;
  }): Promise<Place> {
    const [field, code] = (
      [
        ['place.siteCode', place.siteCode],
        ['place.communeCode', place.communeCode],
        ['place.districtCode', place.districtCode],
        ['place.provinceCode', place.provinceCode],
      ] as const
    ).find(([, value]) => value) ?? ['place.provinceCode', ''];
    const found = await this.territoryOf(code ?? '', field);
    const contradicts = (['province', 'district', 'commune'] as const).find((level) => {
      const said = place[`${level}Code`];
      return said && found[level] !== said;
    });
    if (contradicts) throw invalid(`place.${contradicts}Code`, `${code} does not lie in it`);
    return found;
  }
}
