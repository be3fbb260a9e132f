/** Partner apps: registering one, changing what it may, switching it off and on, giving it another secret. */
import { randomBytes, randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { duplicate, invalid, notFound, wrongState } from '@so-tiem/platform/errors/errors';
import { because, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';
import { idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type {
  ChangePartnerAppInput,
  DisablePartnerAppInput,
  EnablePartnerAppInput,
  RegisterPartnerAppInput,
  RotatePartnerSecretInput,
} from '../generated/schema.ts';
import { changedNow } from '../model/lastChange.ts';
import type { PartnerAppRecord } from '../model/partnerApp.ts';
import type { Store } from '../model/store.ts';
import { replaceVersion } from '../repository/replaceVersion.ts';
import { partnerFields } from '../rules/partnerInput.ts';

/** Of an app whose credentials another issuer keeps, the id that it has there. */
const clientId = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{2,59}$/, '3 to 60 small letters, digits, dashes')
  .refine((id) => !id.startsWith('so-tiem-'), because('kept for parts of the system', 'RESERVED'))
  .nullish();
const registerInput = z.strictObject({ idempotencyKey, clientId, ...partnerFields });
const which = z.strictObject(versioned);
const changeInput = which.extend(partnerFields);
/** How long the secret before the newest is still good, unless it must not be. */
const OVERLAP_MS = 86_400_000;

export interface AppWithSecret {
  app: PartnerAppRecord;
  /** Shown once; null for an app that signs. */
  secret: string | null;
}

export async function registerPartnerApp(store: Store, identity: Identity, raw: RegisterPartnerAppInput): Promise<AppWithSecret> {
  const staff = requirePermission(identity, 'partner:manage');
  const { clientId: chosen, expiresOn = null, keys = null, ...fields } = parseInput(registerInput, raw);
  requireOperations(fields);
  const secret = keys ? null : newSecret();
  const app: PartnerAppRecord = {
    _id: chosen ?? `app-${randomUUID().slice(0, 13)}`,
    ...fields,
    expiresOn,
    keys,
    enabled: true,
    secrets: secret ? [{ digest: digestOf(secret), until: null }] : [],
    registeredById: staff.id,
    registeredBy: staff.name,
    registeredAt: new Date(),
    lastChange: changedNow(staff, 'registered'),
    version: 1,
  };
  return await once(
    fields.idempotencyKey,
    async (same) => {
      const earlier = await store.apps.findOne({ idempotencyKey: same }).lean();
      return earlier && { key: earlier.idempotencyKey, result: { app: earlier, secret: null } };
    },
    async () => {
      if (await store.apps.exists({ _id: app._id })) throw duplicate('clientId', 'this id is taken');
      await inTransaction(store.connection, async (session) => {
        await store.apps.create([app], { session });
        const changes = changesBetween(null, onRecord(app));
        await store.trail.changed(session, { action: 'partnerApp.registered', subjects: [`app:${app._id}`], changes });
      });
      return { app, secret };
    },
  );
}

/** Keys in the place of a secret, or the other way round, are given by what is registered anew: here they are replaced like by like. */
export async function changePartnerApp(store: Store, identity: Identity, raw: ChangePartnerAppInput): Promise<PartnerAppRecord> {
  const { id, version, expiresOn = null, keys, ...fields } = parseInput(changeInput, raw);
  requireOperations(fields);
  const { staff, before } = await appToChange(store, identity, id);
  if (keys && !before.keys) throw wrongState('an app with a secret has no keys');
  return await replaceApp(store, staff, 'changed', version, before, { ...before, ...fields, expiresOn, keys: keys ?? before.keys });
}

export const enablePartnerApp = (store: Store, identity: Identity, raw: EnablePartnerAppInput) => setEnabled(store, identity, raw, true);
export const disablePartnerApp = (store: Store, identity: Identity, raw: DisablePartnerAppInput) => setEnabled(store, identity, raw, false);

async function setEnabled(
  store: Store,
  identity: Identity,
  raw: EnablePartnerAppInput | DisablePartnerAppInput,
  enabled: boolean,
): Promise<PartnerAppRecord> {
  const { id, version } = parseInput(which, raw);
  const { staff, before } = await appToChange(store, identity, id);
  return await replaceApp(store, staff, enabled ? 'enabled' : 'disabled', version, before, { ...before, enabled });
}

/** The one before stays good for a day, so that the app is not cut off while it is given the new one. */
export async function rotatePartnerSecret(store: Store, identity: Identity, raw: RotatePartnerSecretInput): Promise<AppWithSecret> {
  const { id, version } = parseInput(which, raw);
  const { staff, before } = await appToChange(store, identity, id);
  const [newest] = before.secrets;
  if (!newest) throw wrongState('an app that signs with a key has no secret');
  const secret = newSecret();
  const secrets = [
    { digest: digestOf(secret), until: null },
    { ...newest, until: new Date(Date.now() + OVERLAP_MS) },
  ];
  return { app: await replaceApp(store, staff, 'secretRotated', version, before, { ...before, secrets }), secret };
}

/** 256 bits. */
const newSecret = (): string => randomBytes(32).toString('base64url');

function requireOperations({ anyOperation, operations }: Pick<PartnerAppRecord, 'anyOperation' | 'operations'>): void {
  if (!anyOperation && !operations.length) throw invalid('operations', 'at least one, or any');
}

async function appToChange(store: Store, identity: Identity, id: string): Promise<{ staff: Staff; before: PartnerAppRecord }> {
  const staff = requirePermission(identity, 'partner:manage');
  const before = await store.apps.findById(id).lean();
  if (!before) throw notFound('id', 'no such app');
  return { staff, before };
}

/** For the trail: how many secrets there are, not which. */
const onRecord = ({ secrets, ...app }: PartnerAppRecord) => ({ ...app, secrets: secrets.length });

async function replaceApp(
  store: Store,
  staff: Staff,
  action: string,
  version: number,
  before: PartnerAppRecord,
  after: PartnerAppRecord,
): Promise<PartnerAppRecord> {
  return await inTransaction(store.connection, async (session) => {
    const changed = await replaceVersion(store.apps, session, { staff, action, version, before, after });
    const changes = changesBetween(onRecord(before), onRecord(changed));
    await store.trail.changed(session, { action: `partnerApp.${action}`, subjects: [`app:${before._id}`], changes });
    return changed;
  });
}
