/** What can be told of a number or an address without asking; the gateway looks more closely. */
import { isDocumentNumber, readIdentityNumber } from '@so-tiem/platform/values/readNumber';
import type { IdentityDocumentKind } from '../../generated/graphql.ts';

const PHONE = /^\+?\d{9,15}$/;
const EMAIL = /^\S+@[^\s.]\S*\.\S+$/;

export const mayBePhone = (typed: string): boolean => PHONE.test(typed.replace(/[\s().\-–/\p{Cf}]/gu, ''));
export const mayBeEmail = (typed: string): boolean => EMAIL.test(typed.trim());
export const mayBeDocument = (kind: IdentityDocumentKind, typed: string): boolean => isDocumentNumber(kind, readIdentityNumber(typed));
