/** From the gateway's typed errors to the sentences beside the fields. */
import type { FieldError } from '../graph.ts';
import type { MessageKey } from '../messages/messages.tsx';

/** By field, where its own sentence helps more than the general one of the error's code. */
const BY_FIELD: Record<string, MessageKey> = {
  'complainant.phone': 'error.phone',
  'complainant.email': 'error.email',
  'complainant.identityDocument.number': 'error.identityDocument',
  'complainant.fullName': 'error.fullName',
  'complainant.dateOfBirth': 'error.dateOfBirth',
  claimedDoses: 'error.claimedDoses',
};
/** Closer than the code, wherever it stands. */
const BY_REASON: Record<string, MessageKey> = {
  FUTURE: 'error.dateFuture',
  TOO_EARLY: 'error.dateTooEarly',
  BEFORE_CAMPAIGN: 'error.beforeCampaign',
  FORM_INSURANCE: 'error.healthInsurance',
  TOO_MANY: 'error.tooMany',
};
const BY_CODE: Record<string, MessageKey> = {
  REQUIRED: 'error.REQUIRED',
  INVALID: 'error.INVALID',
  TOO_LONG: 'error.TOO_LONG',
  NOT_FOUND: 'error.NOT_FOUND',
  WRONG_STATE: 'error.WRONG_STATE',
  STALE: 'error.STALE',
  UNAVAILABLE: 'error.UNAVAILABLE',
};

export type Errors = Record<string, MessageKey>;

export const toErrors = (errors: readonly FieldError[]): Errors =>
  Object.fromEntries(
    errors.map(({ code, field, reason }) => {
      const path = field.join('.');
      // About another complaint, not about what stands in one of the fields.
      if (code === 'DUPLICATE') return ['duplicate', path.endsWith('number') ? 'already.byNumber' : 'already.byPhone'];
      if (path === 'photoIds' && code === 'NOT_FOUND') return [path, 'error.photoForgotten'];
      const byField = code === 'INVALID' ? (path.endsWith('.injectedOn') ? 'error.date' : BY_FIELD[path]) : undefined;
      return [path, BY_REASON[reason ?? ''] ?? byField ?? BY_CODE[code] ?? 'error.INVALID'];
    }),
  );

/** Of what was told, what is still so. */
export const stillWrong = (told: Errors, now: Errors): Errors => Object.fromEntries(Object.entries(told).filter(([path]) => path in now));

export const idOf = (path: string): string => `field-${path.replaceAll('.', '-')}`;
