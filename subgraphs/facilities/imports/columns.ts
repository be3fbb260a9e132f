/** The columns of a contact list, and how a row of one is written and read: what is exported can be imported again. */

import type { TableColumn } from '@so-tiem/platform/imports/readTable';
import { dateInVietNam, showDate } from '@so-tiem/platform/inputs/calendar';
import { readTypedDate } from '@so-tiem/platform/values/partialDate';
import { searchText } from '@so-tiem/platform/values/plainText';
import type { ContactResponsibility } from '../generated/schema.ts';
import type { ContactRecord } from '../model/contact.ts';
import { RESPONSIBILITIES } from '../rules/contactInput.ts';
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

export const RESPONSIBILITY_NAMES: Record<ContactResponsibility, string> = {
  HEAD_OF_FACILITY: 'người đứng đầu',
  COMPLAINTS: 'phản ánh',
  DATA_CLEANING: 'làm sạch dữ liệu',
  PASSPORTS: 'hộ chiếu vắc xin',
};

const WIDTHS: Partial<Record<Column, number>> = { officeName: 38, fullName: 26, title: 22, email: 34, responsibilities: 34, id: 38 };
export const xlsxColumns = Object.entries(COLUMNS).map(([key, header]) => ({ header, width: WIDTHS[key as Column] ?? 18 }));

export function rowOf(contact: ContactRecord, officeName: string): string[] {
  const cells = cellsOfContact(contact, officeName);
  return (Object.keys(COLUMNS) as Column[]).map((column) => cells[column]);
}

export function cellsOfContact(contact: ContactRecord, officeName: string): Record<Column, string> {
  return {
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
}

/** Names of the columns in spreadsheets that were made elsewhere. */
const SYNONYMS: Partial<Record<Column, readonly string[]>> = {
  officeCode: ['Mã cơ sở', 'Mã đơn vị công tác', 'Mã ĐV', 'Mã'],
  officeName: ['Đơn vị', 'Đơn vị công tác', 'Cơ sở', 'Tên cơ sở', 'Cơ quan'],
  fullName: ['Họ tên', 'Họ tên cán bộ', 'Họ và tên cán bộ', 'Tên', 'Cán bộ đầu mối'],
  title: ['Chức vụ', 'Chức danh chuyên môn', 'Chức vụ/Chức danh'],
  department: ['Phòng', 'Khoa phòng', 'Phòng ban', 'Khoa/Phòng'],
  mobilePhone: ['Điện thoại', 'Số điện thoại', 'Di động', 'ĐT', 'ĐT di động', 'Điện thoại di động', 'SĐT', 'Số ĐT'],
  email: ['E-mail', 'Thư điện tử', 'Địa chỉ email', 'Hộp thư', 'Hòm thư', 'Hộp thư điện tử'],
  responsibilities: ['Nhiệm vụ', 'Phụ trách (*)', 'Việc phụ trách', 'Nội dung phụ trách', 'Lĩnh vực phụ trách', 'Nhiệm vụ phụ trách'],
  validFrom: ['Ngày bắt đầu', 'Từ'],
  validTo: ['Ngày kết thúc', 'Đến'],
};

export const TABLE_COLUMNS: readonly TableColumn[] = (Object.entries(COLUMNS) as [Column, string][]).map(([key, header]) => ({
  key,
  header,
  synonyms: SYNONYMS[key] ?? [],
  needed: NEEDED.includes(key),
}));

export const isColumn = (key: string): key is Column => key in COLUMNS;

/** A text that a written .csv marked as text (an apostrophe before a sign that a spreadsheet takes for a formula), as it was. */
export const withoutMark = (text: string): string => text.replace(/^'(?=[=+\-@\t\r＝＋－＠﹢﹣﹦])/, '');

/** @returns undefined for what is no list of responsibilities: `phản ánh, làm sạch dữ liệu`, `a và b`, `a/b`, `a + b` */
export function readResponsibilities(text: string): ContactResponsibility[] | undefined {
  const names = new Map(
    RESPONSIBILITIES.flatMap((each) => [
      [searchText(RESPONSIBILITY_NAMES[each]), each],
      [searchText(each), each],
    ]),
  );
  const found = text
    .split(/[,;/+&\n]+|\s(?:và|va|-)\s/u)
    .filter((part) => part.trim())
    .map((part) => names.get(searchText(part)));
  return found.every((each): each is ContactResponsibility => each !== undefined)
    ? [...new Set(found as ContactResponsibility[])]
    : undefined;
}

/** Days between the first day of a spreadsheet's calendar and that of Unix time. */
const SPREADSHEET_EPOCH_DAYS = 25_569;
/** From 1954 to 2064: other numbers are none of a day. */
const SERIAL = /^([2-5]\d{4})(?:\.\d+)?$/;

/** `2022-08-05` from `05/08/2022`, `5-8-22`, a date with a time, or a spreadsheet's own number of a day; the text itself when it is none. */
export function readDate(text: string): string {
  const [, serial] = SERIAL.exec(text) ?? [];
  if (serial) return new Date((Number(serial) - SPREADSHEET_EPOCH_DAYS) * 86_400_000).toISOString().slice(0, 10);
  const read = readTypedDate(text.replace(/[\sT]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, ''), { today: '9999-12-31' });
  return 'date' in read ? read.date : text;
}

/** `thu@x.vn` from `mailto:thu@x.vn`, `Tên <thu@x.vn>` or `thu@x.vn;` */
export const readEmail = (text: string): string =>
  (/<([^<>]+)>/.exec(text)?.[1] ?? text)
    .replace(/^mailto:/i, '')
    .replace(/[\s;,.]+$/, '')
    .trim();

/** A number that a spreadsheet took for a number has lost its zero. */
export const readMobile = (text: string): string => (/^\d{9}$/.test(text) ? `0${text}` : text);

/** Codes of offices that a number may stand for, once its zeros are back: 1 is 01, 001 or 00001. */
export const withZeros = (code: string): string[] =>
  /^\d{1,5}$/.test(code) ? [2, 3, 5].filter((length) => length >= code.length).map((length) => code.padStart(length, '0')) : [code];
