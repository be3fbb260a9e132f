/** Who asks for their record, as it is typed. */
import type { Gender, RequestAccessCodeInput } from '../../generated/graphql.ts';
import { readDate } from '../fields/dates.ts';
import type { Errors } from '../fields/errors.ts';

export interface Who {
  fullName: string;
  dateOfBirth: string;
  gender: Gender | '';
  number: string;
}

export const emptyWho = (): Who => ({ fullName: '', dateOfBirth: '', gender: '', number: '' });

export function toAccessInput({ fullName, dateOfBirth, gender, number }: Who): { input: RequestAccessCodeInput } | { errors: Errors } {
  const read = readDate(dateOfBirth, true);
  const born = 'date' in read ? read.date : undefined;
  const errors: Errors = {
    ...(fullName.trim() ? {} : { fullName: 'error.REQUIRED' }),
    ...('error' in read ? { dateOfBirth: dateOfBirth.trim() ? read.error : 'error.REQUIRED' } : {}),
    ...(gender ? {} : { gender: 'error.REQUIRED' }),
    ...(number.trim() ? {} : { number: 'error.REQUIRED' }),
  };
  return born && gender && !Object.keys(errors).length ? { input: { fullName, dateOfBirth: born, gender, number } } : { errors };
}
