/** Codes of an authenticator app: TOTP (RFC 6238), six digits, thirty seconds. */
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';

const ISSUER = 'Sổ Tiêm';
const SECRET_BYTES = 20;
const STEP_MS = 30_000;
/** Clocks of phones are late or early: the step before and the one after are good too. */
const WINDOW = 1;

export const newAuthenticatorKey = (): string => new Secret({ size: SECRET_BYTES }).base32;

const totp = (key: string, username: string) => new TOTP({ issuer: ISSUER, label: username, secret: Secret.fromBase32(key) });

/** The time step that a code is of; null when it is of none that is good now. */
export function stepOf(key: string, code: string, now = Date.now()): number | null {
  const delta = totp(key, '').validate({ token: code.replace(/\D/g, ''), timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / STEP_MS) + delta;
}

/** For the app's camera. */
export const qrCode = (key: string, username: string): string => renderSVG(totp(key, username).toString(), { border: 2 });
