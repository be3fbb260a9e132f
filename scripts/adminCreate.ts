/**
 * `npm run admin:create -- --username NAME --name "FULL NAME"`: an administrator of a system that has fewer than two, who between them create
 * all other accounts in the console; by the name of one who is there, a new start for an administrator who lost phone or password. Prints the code of
 * their first sign-in. `--without-sample` takes the sample's accounts away, whose password is published.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type AccountRecord, accounts } from '@so-tiem/access/model/account';
import { changedNow } from '@so-tiem/access/model/lastChange';
import { partnerApps } from '@so-tiem/access/model/partnerApp';
import { accountSuffixes, username } from '@so-tiem/access/rules/accountInput';
import { ACTIVATION_CODE_DAYS, activationCodeUntil, digestOfActivationCode, newActivationCode } from '@so-tiem/access/rules/activationCode';
import { connect } from '@so-tiem/database/connection';
import { noteChange } from '@so-tiem/platform/audit/trail';
import { readEnvironment, secret, text } from '@so-tiem/platform/configuration/environment';
import { WHOLE_COUNTRY } from '@so-tiem/platform/identity/territory';
import { Keyring, useKeyring } from '@so-tiem/platform/storage/encryption/keyring';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { readSettings } from './start/settings.ts';

const USAGE = 'npm run admin:create -- --username NAME --name "FULL NAME" [--without-sample]';
const SAMPLE = /^(demo|sample)-/;
/** One proposes what another confirms (docs/decisions/0029): with one alone there would never be a second. */
const ENOUGH = 2;
const SAMPLE_APP = 'so-tiem-partner-demo';
const COUNTRY = { unitLevel: 'COUNTRY', unitCode: 'VN', place: WHOLE_COUNTRY } as const;

const { values } = parseArgs({
  options: { username: { type: 'string' }, name: { type: 'string' }, 'without-sample': { type: 'boolean', default: false } },
});
const { variables, ports } = readSettings(process.env);
const environment = readEnvironment(
  { MONGODB_URI: secret(), MONGODB_DATABASE_PREFIX: text('so_tiem'), DATA_KEYS: secret(), DATA_LOOKUP_KEY: secret() },
  { MONGODB_URI: `mongodb://127.0.0.1:${ports.DATABASE_PORT}/?directConnection=true&retryWrites=false`, ...variables, ...process.env },
);
useKeyring(new Keyring(environment.DATA_KEYS, environment.DATA_LOOKUP_KEY));
const connection = await connect(environment.MONGODB_URI, `${environment.MONGODB_DATABASE_PREFIX}_access`);
try {
  const name = values.name?.trim();
  const chosen = username.safeParse(values.username);
  if (!name || !chosen.success) throw new Error(`Who is it? ${USAGE}`);
  const kept = accounts(connection);
  const apps = partnerApps(connection);
  await ensureIndexes(connection);
  if (values['without-sample']) {
    const { deletedCount } = await kept.deleteMany({ _id: SAMPLE });
    await apps.deleteOne({ _id: SAMPLE_APP });
    console.log(`${deletedCount} accounts of the sample are gone.`);
  }
  const code = newActivationCode();
  const activationCode = { digest: digestOfActivationCode(code), until: activationCodeUntil(new Date()) };
  const ofCountry = { role: 'ADMINISTRATOR', unitLevel: 'COUNTRY', _id: { $not: SAMPLE } } as const;
  const canAct = { disabled: false, $or: [{ password: { $ne: null } }, { 'activationCode.until': { $gt: new Date() } }] };
  const same = await kept.findOne({ ...ofCountry, username: chosen.data }).lean();
  const there = same
    ? []
    : await kept
        .find({ ...ofCountry, ...canAct })
        .limit(ENOUGH)
        .lean();
  if (there.length >= ENOUGH) {
    const names = there.map((each) => each.username).join(' and ');
    throw new Error(`There are ${ENOUGH} already, ${names}: further ones are proposed by one and confirmed by another in the console.`);
  }
  const _id = same?._id ?? randomUUID();
  const account: AccountRecord = {
    _id,
    username: chosen.data,
    name,
    email: null,
    role: 'ADMINISTRATOR',
    ...COUNTRY,
    suffixes: accountSuffixes({ username: chosen.data, name }),
    password: null,
    authenticatorKey: null,
    authenticatorStep: 0,
    disabled: false,
    proposal: null,
    signedOutAt: null,
    lastSignInAt: null,
    activationCode,
    lastChange: changedNow({ name: 'npm run admin:create' }, 'created'),
    version: 1,
    idempotencyKey: _id,
  };
  await inTransaction(connection, async (session) => {
    if (same) {
      const lost = {
        password: null,
        authenticatorKey: null,
        authenticatorStep: 0,
        disabled: false,
        proposal: null,
        signedOutAt: new Date(),
      };
      const lastChange = changedNow({ name: 'npm run admin:create' }, 'reset');
      await kept.updateOne({ _id }, { $set: { ...lost, activationCode, lastChange }, $inc: { version: 1 } }, { session });
    } else await kept.create([account], { session });
    const action = same ? 'account.reset' : 'account.created';
    await noteChange(connection, session, 'admin:create', { action, subjects: [`account:${_id}`] });
  });
  console.log(
    `${chosen.data} signs in with the code ${code} within ${ACTIVATION_CODE_DAYS} days, and sets a password and an authenticator app.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await connection.close();
}
