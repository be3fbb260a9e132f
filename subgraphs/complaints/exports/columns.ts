/** The columns of a list of complaints. */

import type { Identity } from '@so-tiem/platform/identity/identity';
import { momentInVietNam, showDate } from '@so-tiem/platform/inputs/calendar';
import { COMPLAINT_KIND_WORDS, COMPLAINT_STATUS_WORDS } from '@so-tiem/platform/values/words';
import type { ComplaintRecord } from '../model/complaint.ts';
import { complainantMasking } from '../rules/complainantMasking.ts';
import { REJECTION_REASONS } from '../rules/rejectionReasons.ts';

const columns: readonly [header: string, width: number, (complaint: ComplaintRecord, reader: Identity) => string | null][] = [
  ['Mã phản ánh', 16, ({ code }) => code],
  ['Loại', 24, ({ kind }) => COMPLAINT_KIND_WORDS[kind]],
  ['Tình trạng', 16, ({ status }) => COMPLAINT_STATUS_WORDS[status]],
  ['Hạn xử lý', 18, ({ deadline }) => momentInVietNam(deadline)],
  ['Ghi nhận lúc', 18, ({ recordedAt }) => momentInVietNam(recordedAt)],
  ['Xong lúc', 18, ({ closedAt }) => closedAt && momentInVietNam(closedAt)],
  ['Họ và tên', 26, ({ complainant }) => complainant.fullName],
  ['Ngày sinh', 12, ({ complainant }, reader) => showDate(complainantMasking(reader, complainant, 'dateOfBirth'))],
  ['Số giấy tờ', 16, ({ complainant }, reader) => complainantMasking(reader, complainant, 'identityDocument')?.number ?? ''],
  ['Số điện thoại', 16, ({ complainant }, reader) => complainantMasking(reader, complainant, 'phone').replace(/^\+84/, '0')],
  ['Đơn vị xử lý', 18, ({ responsible }) => responsible.code],
  ['Người xử lý', 24, ({ assigneeName }) => assigneeName],
  ['Lý do từ chối', 40, ({ decision }) => (decision?.reason ? REJECTION_REASONS[decision.reason] : null)],
];

export const COLUMNS = columns.map(([header, width]) => ({ header, width }));

/** As the caller sees them. */
export const rowOf =
  (reader: Identity) =>
  (complaint: ComplaintRecord): string[] =>
    columns.map(([, , cell]) => cell(complaint, reader) ?? '');
