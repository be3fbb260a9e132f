/**
 * Signing in, step by step: name and password; the first time, with an activation code, a password of one's own; then, where the role
 * asks for it, the authenticator. A new password is set as the last step, when all else was shown. Guessing gets
 * slower, then nowhere; each end of a sign-in is on record.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type AccountRecord, accounts, usernameOf } from '@so-tiem/access/model/account';
import { digestOfActivationCode } from '@so-tiem/access/rules/activationCode';
import { needsAuthenticator } from '@so-tiem/access/rules/roles';
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import { AttemptLimiter } from '@so-tiem/platform/authorization/attemptLimiter';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { Connection } from 'mongoose';
import { newAuthenticatorKey, stepOf } from './authenticator.ts';
import { faultOf, hashPassword, isPassword } from './passwords.ts';
import type { Failure, Page } from './signInPage.ts';
import { type SignInUnderWay, signInsUnderWay } from './signInUnderWay.ts';

const LOCKED_MINUTES = 15;
const TRIES_OF_NAME = 10;
/** From the third try on, doubled with each. */
const FIRST_WAIT_MS = 250;
const LAST_WAIT_MS = 4000;
const UNDER_WAY_MS = 15 * 60_000;

/** RFC 8176: a password, a one-time code. */
type Method = 'pwd' | 'otp';
export type Step = { page: Page } | { signedIn: AccountRecord; methods: Method[] };

export class SignIn {
  readonly #connection: Connection;
  readonly #trail: AuditTrail;
  readonly #ofName: AttemptLimiter;
  readonly #ofCode: AttemptLimiter;
  readonly #ofAddress: AttemptLimiter;

  /** @param triesOfAddress within a quarter of an hour, failed ones in a row: an office shares an address among many who forget their passwords */
  constructor(connection: Connection, trail: AuditTrail, triesOfAddress: number) {
    const attempts = (name: string, times: number) =>
      new AttemptLimiter(connection, { name, what: 'tries', times, minutes: LOCKED_MINUTES });
    this.#connection = connection;
    this.#trail = trail;
    this.#ofName = attempts('sign-in-name', TRIES_OF_NAME);
    this.#ofCode = attempts('sign-in-code', TRIES_OF_NAME);
    this.#ofAddress = attempts('sign-in-address', triesOfAddress);
  }

  /** @param uid of the issuer's interaction @param form what was filled in: `username`, `password` and `change`, `newPassword` and `again`, or `code` */
  async step(uid: string, form: URLSearchParams, address: string): Promise<Step> {
    if (form.has('username')) return await this.#begin(uid, form, address);
    const underWay = await this.#underWay.findOne({ _id: uid, expiresAt: { $gt: new Date() } }).lean();
    const account = underWay && (await this.#accounts.findOne({ _id: underWay.accountId, disabled: false }).lean());
    // A sign-out, or a password that was taken away meanwhile, begins the sign-in anew.
    const isPast = account?.signedOutAt && underWay && underWay.startedAt <= account.signedOutAt;
    if (!underWay || !account || isPast) return { page: { step: 'NAME', failed: 'LATE' } };
    if (account.password === null || underWay.passwordChange === 'ALLOWED')
      return await this.#setPassword(uid, account, form.get('newPassword') ?? '', form.get('again') ?? '');
    return await this.#checkCode(uid, account, underWay, form.get('code') ?? '');
  }

  get #accounts() {
    return accounts(this.#connection);
  }

  get #underWay() {
    return signInsUnderWay(this.#connection);
  }

  async #begin(uid: string, form: URLSearchParams, address: string): Promise<Step> {
    const username = usernameOf(form.get('username') ?? '');
    const password = form.get('password') ?? '';
    const change = form.has('change');
    const failed = (failure: Failure): Step => ({ page: { step: 'NAME', username, change, failed: failure } });
    const account = await this.#accounts.findOne({ username }).lean();
    const allowed = await Promise.all([this.#ofAddress.tryTake(address), this.#ofName.tryTake(username)]);
    if (!allowed.every(Boolean)) {
      await this.#record('signIn.LOCKED', account);
      return failed('LOCKED');
    }
    const tries = await this.#ofName.count(username);
    if (tries > 2) await sleep(Math.min(FIRST_WAIT_MS * 2 ** (tries - 3), LAST_WAIT_MS));
    const right = (await isPassword(account?.password, password)) || isActivationCode(account, password);
    const refused = !account || !right ? 'WRONG' : account.disabled ? 'DISABLED' : hasExpired(account) ? 'EXPIRED' : undefined;
    if (!account || refused) {
      await this.#record(`signIn.${refused ?? 'WRONG'}`, account);
      return failed(refused ?? 'WRONG');
    }
    // What was tried before from the address stays counted: an account of one's own is no licence to guess another's.
    await Promise.all([this.#ofName.forget(username), this.#ofAddress.giveBack(address)]);
    return await this.#next(uid, account, change);
  }

  /** What is still to be done; nothing means signed in. */
  async #next(uid: string, account: AccountRecord, changesPassword: boolean): Promise<Step> {
    const { username, password, authenticatorKey, role } = account;
    const setsUp = password !== null && authenticatorKey === null && needsAuthenticator(role);
    const asksCode = password !== null && (authenticatorKey !== null || setsUp);
    if (password !== null && !asksCode && !changesPassword) return await this.#finish(uid, account);
    const newKey = setsUp ? newAuthenticatorKey() : null;
    const passwordChange = !changesPassword || password === null ? null : asksCode ? 'ASKED' : 'ALLOWED';
    const startedAt = new Date();
    const expiresAt = new Date(startedAt.getTime() + UNDER_WAY_MS);
    const underWay = { accountId: account._id, newKey, passwordChange, startedAt, expiresAt };
    await this.#underWay.updateOne({ _id: uid }, { $set: underWay }, { upsert: true });
    if (!asksCode) return { page: { step: 'NEW_PASSWORD' } };
    return { page: newKey ? { step: 'SET_UP', key: newKey, username } : { step: 'CODE' } };
  }

  async #setPassword(uid: string, account: AccountRecord, password: string, again: string): Promise<Step> {
    const fault = faultOf(password, again, account);
    if (fault) return { page: { step: 'NEW_PASSWORD', failed: fault } };
    const hash = await hashPassword(password);
    const isSet = await this.#change(account, 'passwordSet', { password: account.password }, { password: hash, activationCode: null });
    if (!isSet) return { page: { step: 'NAME', failed: 'LATE' } };
    return account.password === null ? await this.#next(uid, { ...account, password: hash }, false) : await this.#finish(uid, account);
  }

  async #checkCode(uid: string, account: AccountRecord, { newKey, passwordChange }: SignInUnderWay, code: string): Promise<Step> {
    const { _id, username, authenticatorKey } = account;
    const key = authenticatorKey ?? newKey;
    if (!key) return { page: { step: 'NAME', failed: 'LATE' } };
    const page = (failed: Failure): Step => ({
      page: authenticatorKey ? { step: 'CODE', failed } : { step: 'SET_UP', key, username, failed },
    });
    if (!(await this.#ofCode.tryTake(_id))) {
      await this.#record('signIn.LOCKED', account);
      return page('LOCKED');
    }
    const step = stepOf(key, code);
    // A code is good once: of two who come with the same one, the second finds its step used.
    const isUsed = { authenticatorStep: { $lt: step ?? 0 } };
    const isRight =
      step !== null &&
      (authenticatorKey
        ? (await this.#accounts.updateOne({ _id, ...isUsed }, { $set: { authenticatorStep: step } })).matchedCount > 0
        : await this.#change(account, 'authenticatorSet', { authenticatorKey: null }, { authenticatorKey: key, authenticatorStep: step }));
    if (!isRight) {
      await this.#record('signIn.WRONG_CODE', account);
      return page('WRONG_CODE');
    }
    await this.#ofCode.forget(_id);
    if (!passwordChange) return await this.#finish(uid, { ...account, authenticatorKey: key });
    await this.#underWay.updateOne({ _id: uid }, { $set: { passwordChange: 'ALLOWED' } });
    return { page: { step: 'NEW_PASSWORD' } };
  }

  /** @returns false when another one was first */
  async #change(
    { _id, ...account }: AccountRecord,
    action: string,
    unless: Partial<AccountRecord>,
    fields: Partial<AccountRecord>,
  ): Promise<boolean> {
    return await inTransaction(this.#connection, async (session) => {
      const { matchedCount } = await this.#accounts.updateOne({ _id, ...unless }, { $set: fields, $inc: { version: 1 } }, { session });
      if (!matchedCount) return false;
      await this.#trail.changed(session, { action: `account.${action}`, subjects: [`account:${_id}`] }, asStaff({ _id, ...account }));
      return true;
    });
  }

  async #finish(uid: string, account: AccountRecord): Promise<Step> {
    await this.#accounts.updateOne({ _id: account._id }, { $set: { lastSignInAt: new Date() } });
    await this.#underWay.deleteOne({ _id: uid });
    await this.#record('signIn.SUCCEEDED', account, asStaff(account));
    return { signedIn: account, methods: account.authenticatorKey === null ? ['pwd'] : ['pwd', 'otp'] };
  }

  /** @param by who it is, once that is known */
  async #record(action: string, account: AccountRecord | null, by?: ReturnType<typeof asStaff>): Promise<void> {
    const subjects = account ? [`account:${account._id}`] : [];
    await inTransaction(this.#connection, (session) => this.#trail.changed(session, { action, subjects }, by));
  }
}

const asStaff = ({ _id, name, role, unitLevel, unitCode }: AccountRecord) =>
  ({ kind: 'staff', id: _id, name, role, unit: { level: unitLevel, code: unitCode } }) as const;

const isActivationCode = (account: AccountRecord | null, typed: string): boolean =>
  account?.password === null && account.activationCode?.digest === digestOfActivationCode(typed);

const hasExpired = ({ password, activationCode }: AccountRecord): boolean =>
  password === null && !(activationCode && activationCode.until > new Date());
