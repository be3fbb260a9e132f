/** Changing what is recorded of a site. */

import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { invalid, notFound } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { territoryOfSite } from '@so-tiem/platform/identity/territory';
import { omitNullish } from '@so-tiem/platform/inputs/omitNullish';
import { DeferredError, inTransaction, requireSeen } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { ChangeSiteInput } from '../generated/schema.ts';
import { recordChange, staleSubject } from '../model/change.ts';
import type { SiteRecord } from '../model/site.ts';
import { siteSuffixes } from '../model/siteSuffixes.ts';
import type { Store } from '../model/store.ts';
import { refreshOffices } from '../repository/writeContacts.ts';

const input = z.strictObject({
  code: z.string(),
  version: z.int(),
  name: line(200).nullish(),
  address: line(300).nullish(),
  kind: z.enum(['COMMUNE_STATION', 'DISTRICT_HEALTH_CENTRE', 'HOSPITAL', 'PROVINCE_CDC', 'VACCINATION_CENTRE']).nullish(),
  active: z.boolean().nullish(),
  successorCode: z.string().nullish(),
});

export async function changeSite(store: Store, identity: Identity, raw: ChangeSiteInput) {
  const staff = requirePermission(identity, 'site:change');
  const { code, version, successorCode, ...wanted } = parseInput(input, raw);
  const before = await store.sites.findById(code).lean();
  if (!before) throw notFound('code', 'no such site');
  requireTerritory(staff, territoryOfSite(code));

  const fields = omitNullish(wanted);
  const after = { ...before, ...fields, version: version + 1 };
  after.successor = after.active ? null : await successorOf(store, before, successorCode);
  const units = await store.units.find({ _id: { $in: [before.province, before.district, before.commune] } }).lean();
  after.suffixes = siteSuffixes(
    after.name,
    units.map((unit) => unit.name),
  );
  return await inTransaction(store.connection, async (session) => {
    const stale = async () => {
      const now = await store.sites.findById(code).lean();
      return await staleSubject(store.connection, code, now?.version ?? 0);
    };
    requireSeen(before, version, stale);
    const { modifiedCount } = await store.sites.replaceOne({ _id: code, version }, after, { session });
    if (!modifiedCount) throw new DeferredError(stale);
    const by = { by: staff.id, byName: staff.name, at: new Date() };
    await recordChange(store, session, { subject: code, ...by, change: 'changeSite', before, after }, { kind: 'site' });
    const { name, active, suffixes } = after;
    await store.offices.updateOne({ _id: code }, { $set: { name, active, suffixes } }, { session });
    await refreshOffices(store, session, [code]);
    return after;
  }).finally(() => {
    store.knownSites.forget(code);
    store.knownOffices.forget(code);
  });
}

const MAX_SUCCESSORS = 5;

/** @param code as given: null to leave it as it is, empty for none @throws DomainError naming `successorCode` */
async function successorOf({ sites }: Store, before: SiteRecord, code: string | null | undefined): Promise<string | null> {
  if (code === null || code === undefined) return before.successor ?? null;
  if (!code) return null;
  let next: string | null = code;
  for (let steps = 0; next; steps++) {
    if (next === before._id || steps === MAX_SUCCESSORS) throw invalid('successorCode', 'leads back to the site itself, or nowhere');
    const site: Pick<SiteRecord, 'active' | 'successor'> | null = await sites.findById(next, { active: 1, successor: 1 }).lean();
    if (!site) throw notFound('successorCode', 'no such site');
    next = site.active ? null : (site.successor ?? null);
  }
  return code;
}
