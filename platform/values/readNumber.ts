/** Numbers of people as they are typed, dictated or pasted; one reader for portal, console, search, lists and partners. */
import { withoutInvisible } from './plainText.ts';

/** What people write before the number of a document. */
const DOCUMENT =
  /^(số|so)?\s*(cccd|cmnd|cmt|căn cước( công dân)?|can cuoc( cong dan)?|chứng minh( nhân dân)?|hộ chiếu|ho chieu|passport|bhyt)\s*(số|so)?\s*[:.]?\s*/iu;

const bare = (typed: string): string =>
  withoutInvisible(typed.slice(0, 100).normalize('NFKC'))
    .trim()
    .replace(DOCUMENT, '')
    .replace(/[\s.,\-–_/]/g, '')
    .toUpperCase();

/** Of a CCCD, CMND or passport: `CCCD 079 190-000.001` is `079190000001`. */
export const readIdentityNumber = bare;

export type DocumentKind = 'CCCD' | 'CMND' | 'PASSPORT';

/** Between 2012 and 2016 some provinces issued CMNDs of twelve digits. */
const FORM: Record<DocumentKind, RegExp> = { CCCD: /^\d{12}$/, CMND: /^(\d{9}|\d{12})$/, PASSPORT: /^[A-Z0-9]{6,9}$/ };

/** @param number as `readIdentityNumber` gives it */
export const isDocumentNumber = (kind: DocumentKind, number: string): boolean => FORM[kind].test(number);

/** Of the health insurance card: two letters and thirteen digits, or the ten digits of the new one. */
export const readInsuranceNumber = bare;

export const isInsuranceNumber = (number: string): boolean => /^([A-Z]{2}\d{13}|\d{10})$/.test(number);

/** A telephone number without what people write between its digits: `+84 (0)912.345.678` is `+84912345678`. */
export const barePhone = (typed: string): string => typed.replace(/\(0\)/, '').replace(/[\s().\-–/]/g, '');

/** A telephone that no text message reaches, stored or as it is typed: the country's landlines begin with 2 (plan of 2017). */
export const isLandline = (phone: string): boolean => /^(\+84|0084|84|0)2\d{8,9}$/.test(barePhone(phone));
