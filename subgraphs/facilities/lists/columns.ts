/** The columns of a contact list, and how a row of one is written and read: what is exported can be imported again. */
import { dateInVietNam, showDate } from '@so-tiem/platform/calendar';
import { searchText } from '@so-tiem/platform/plainText';
import type { ContactRecord } from '../model/contact.ts';
import { RESPONSIBILITIES, type Responsibility } from '../rules/contactInput.ts';
import { NEVER } from '../rules/offices.ts';

export const COLUMNS = {
  officeCode: 'Mã đơn vị',
  officeName: 'Tên đơn vị',
  fullName: 'Họ và tên',
  title: 'Chức danh',
  department: 'Bộ phận',
  mobilePhone: 'Số di động',
  email: 'Email',
  responsibilities: 'Phụ trách',
  validFrom: 'Từ ngày',
  validTo: 'Đến ngày',
  confirmedAt: 'Xác nhận gần nhất',
  id: 'Mã liên hệ',
} as const;
export type Column = keyof typeof COLUMNS;
export type Cells = Partial<Record<Column, string>>;

/** Without these a list says nothing; the others may be left out. */
export const NEEDED: readonly Column[] = ['officeCode', 'fullName', 'title', 'mobilePhone', 'email', 'responsibilities'];

export const RESPONSIBILITY_NAMES: Record<Responsibility, string> = {
  HEAD_OF_FACILITY: 'người đứng đầu',
  COMPLAINTS: 'phản ánh',
  DATA_CLEANING: 'làm sạch dữ liệu',
  PASSPORTS: 'hộ chiếu vắc xin',
};

const WIDTHS: Partial<Record<Column, number>> = { officeName: 38, fullName: 26, title: 22, email: 34, responsibilities: 34, id: 38 };
export const xlsxColumns = Object.entries(COLUMNS).map(([key, header]) => ({ header, width: WIDTHS[key as Column] ?? 18 }));

export function rowOf(contact: ContactRecord, officeName: string): string[] {
  const cells: Record<Column, string> = {
    officeCode: contact.officeCode,
    officeName,
    fullName: contact.fullName,
    title: contact.title,
    department: contact.department ?? '',
    mobilePhone: contact.mobilePhone.replace(/^\+84/, '0'),
    email: contact.email,
    responsibilities: contact.responsibilities.map((each) => RESPONSIBILITY_NAMES[each]).join('; '),
    validFrom: showDate(contact.validFrom),
    validTo: contact.validTo ? showDate(contact.validTo) : '',
    confirmedAt: contact.confirmedAt > NEVER ? showDate(dateInVietNam(contact.confirmedAt)) : '',
    id: contact._id,
  };
  return (Object.keys(COLUMNS) as Column[]).map((column) => cells[column]);
}

/** Which column is where, by the headers with or without diacritics; null for what is no header of ours. */
export function columnsOf(headers: readonly string[]): (Column | null)[] {
  const known = new Map((Object.entries(COLUMNS) as [Column, string][]).map(([column, header]) => [searchText(header), column]));
  return headers.map((header) => known.get(searchText(header)) ?? null);
}

/** @returns undefined for what is no list of responsibilities */
export function readResponsibilities(text: string): Responsibility[] | undefined {
  const names = new Map(
    RESPONSIBILITIES.flatMap((each) => [
      [searchText(RESPONSIBILITY_NAMES[each]), each],
      [searchText(each), each],
    ]),
  );
  const found = text
    .split(/[,;\n]+/)
    .filter((part) => part.trim())
    .map((part) => names.get(searchText(part)));
  return found.every((each): each is Responsibility => each !== undefined) ? [...new Set(found as Responsibility[])] : undefined;
}

/** `2022-08-05` from `05/08/2022`, `5-8-2022` or `2022-08-05`; the text itself when it is none of them. */
export function readDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text;
}
