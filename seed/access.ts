/** Accounts and partner apps of the sample: the demo's own, and staff of some sites to look through. */
import { type AccountRecord, accounts } from '@so-tiem/access/model/account';
import { type PartnerAppRecord, partnerApps } from '@so-tiem/access/model/partnerApp';
import { accountSuffixes } from '@so-tiem/access/rules/accountInput';
import { needsAuthenticator } from '@so-tiem/access/rules/roles';
import { hashPassword } from '@so-tiem/identity/passwords';
import { isSiteCode, type Territory, territoryOfSite, type Unit } from '@so-tiem/platform/identity/territory';
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';
import { sealedRecord } from '@so-tiem/platform/storage/encryption/sealing';
import type { Connection } from 'mongoose';
import type { SiteRecord } from '../subgraphs/facilities/model/site.ts';
import { DEMO_AUTHENTICATOR_KEY, DEMO_PARTNER, DEMO_PASSWORD, type DemoAccount } from './accounts.ts';
import { personName } from './names.ts';
import type { Random } from './random.ts';
import { COMMUNES, DISTRICTS } from './units.ts';

const DAY_MS = 86_400_000;
/** Sites whose staff have accounts here. */
const SITES = 200;

export async function writeAccess(
  connection: Connection,
  random: Random,
  { demo, sites, now }: { demo: readonly DemoAccount[]; sites: readonly SiteRecord[]; now: Date },
): Promise<void> {
  const password = await hashPassword(DEMO_PASSWORD);
  const own = demo.map(({ username, name, role, unit }) => ({
    ...newAccount({ username, name, role, unit }, now),
    _id: `demo-${username}`,
    password,
    authenticatorKey: needsAuthenticator(role) ? DEMO_AUTHENTICATOR_KEY : null,
  }));
  const others = sites.slice(0, SITES).flatMap((site, i) => staffOf(random, site, i, now));
  const model = accounts(connection);
  await model.collection.insertMany([...own, ...others].map((account) => sealedRecord(model, account)) as never[]);
  await partnerApps(connection).create(demoPartner(now));
}

function demoPartner(now: Date): PartnerAppRecord {
  return {
    _id: DEMO_PARTNER.id,
    name: 'Sổ sức khỏe điện tử (thử nghiệm)',
    contactEmail: 'ky-thuat@doi-tac.example',
    scopes: ['doses:read'],
    anyOperation: true,
    operations: [],
    ratePerMinute: 600,
    dailyQuota: 100_000,
    expiresOn: null,
    enabled: true,
    secrets: [{ digest: digestOf(DEMO_PARTNER.secret), until: null }],
    keys: null,
    registeredById: 'demo-quantri',
    registeredBy: 'Ngô Thanh Tâm',
    registeredAt: now,
    lastChange: { by: 'Ngô Thanh Tâm', at: now, change: 'registered' },
    version: 1,
    idempotencyKey: 'sample-partner-demo',
  };
}

/** A handler and a clerk, now and then one who has not come yet, or has left. */
function staffOf(random: Random, site: SiteRecord, i: number, now: Date): AccountRecord[] {
  const unit = { level: 'SITE', code: site._id } as const;
  return (['HANDLER', 'CLERK'] as const).map((role) => {
    const username = `${role === 'HANDLER' ? 'xl' : 'nl'}.${String(i + 1).padStart(4, '0')}`;
    const account = newAccount({ username, name: personName(random, random.chance(0.6) ? 'FEMALE' : 'MALE'), role, unit }, now);
    const lastSignInAt = new Date(now.getTime() - random.int(1, 60) * DAY_MS);
    const invited = { activationCode: { digest: digestOf(random.uuid()), until: new Date(now.getTime() + random.int(-10, 3) * DAY_MS) } };
    return random.chance(0.1) ? { ...account, ...invited } : { ...account, password: 'none', lastSignInAt, disabled: random.chance(0.04) };
  });
}

/** Invited, with a code that is not shown. */
export function newAccount(
  { username, name, role, unit }: Pick<DemoAccount, 'username' | 'name' | 'role' | 'unit'>,
  now: Date,
): AccountRecord {
  return {
    _id: `sample-${username}`,
    username,
    name,
    email: `${username}@so-tiem.example`,
    role,
    unitLevel: unit.level,
    unitCode: unit.code,
    place: territoryOf(unit),
    suffixes: accountSuffixes({ username, name }),
    password: null,
    activationCode: null,
    authenticatorKey: null,
    authenticatorStep: 0,
    disabled: false,
    proposal: null,
    signedOutAt: null,
    lastSignInAt: null,
    lastChange: { by: 'Ngô Thanh Tâm', at: now, change: 'created' },
    version: 1,
    idempotencyKey: `sample-${username}`,
  };
}

function territoryOf({ level, code }: Unit): Territory {
  if (isSiteCode(code)) return territoryOfSite(code);
  const commune = level === 'COMMUNE' ? code : null;
  const district = commune ? (COMMUNES.find(({ _id }) => _id === commune)?.parentCode ?? null) : level === 'DISTRICT' ? code : null;
  const province = district ? (DISTRICTS.find(({ _id }) => _id === district)?.parentCode ?? null) : level === 'PROVINCE' ? code : null;
  return { province, district, commune, site: null };
}
