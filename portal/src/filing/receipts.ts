/** Receipts of what was filed in this tab: each has an address of its own, and is there again after a reload or the way back. */
import { barePhone } from '@so-tiem/platform/values/readNumber';

export interface Receipt {
  code: string;
  deadline: string;
  phone: string;
  /** Nothing can be sent to them: they have to keep the code themselves. */
  getsNoMessage: boolean;
}

const STORED = 'so-tiem.receipts';
const MAX_RECEIPTS = 5;

export const pathOf = (code: string): string => `/phan-anh/da-gui/${code}`;

/** Newest first. */
export function receipts(): Receipt[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '[]');
  } catch {
    return [];
  }
}

/** Filed in this tab under a phone; undefined of several, as which one is meant is not known. */
export function onlyReceiptUnder(phone: string): Receipt | undefined {
  const [one, another] = receipts().filter((receipt) => barePhone(receipt.phone) === barePhone(phone));
  return another ? undefined : one;
}

export const keepReceipt = (receipt: Receipt): void =>
  sessionStorage.setItem(
    STORED,
    JSON.stringify([receipt, ...receipts().filter(({ code }) => code !== receipt.code)].slice(0, MAX_RECEIPTS)),
  );
