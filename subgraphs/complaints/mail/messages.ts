/** What the citizen is told by mail. */

import { momentInVietNam } from '@so-tiem/platform/inputs/calendar';
import type { Message } from '@so-tiem/platform/jobs/mail';
import type { ResolutionOutcome } from '../generated/schema.ts';
import type { ComplaintRecord, DecisionRecord } from '../model/complaint.ts';
import { REJECTION_REASONS } from '../rules/rejectionReasons.ts';
import { trackingLink } from '../rules/trackingLink.ts';

/** All mails of one complaint are one thread: it begins with the receipt. */
const threadOf = (code: string): string => `received.${code}`;

const follow = (publicUrl: string, code: string) =>
  [
    `Mã tra cứu: ${code}. Xem phản ánh đang ở bước nào:`,
    trackingLink(publicUrl, code),
    'Để bổ sung giấy tờ, gửi lại hoặc rút phản ánh, ông/bà vào mục Tra cứu phản ánh và nhập mã này cùng số điện thoại đã khai.',
  ].join('\n');

const OUTCOMES: Record<ResolutionOutcome, string> = {
  DOSE_ADDED: 'Phản ánh của ông/bà đã được giải quyết: mũi tiêm còn thiếu đã được ghi vào hồ sơ.',
  DOSE_CORRECTED: 'Phản ánh của ông/bà đã được giải quyết: mũi tiêm đã được sửa.',
  DOSE_MOVED: 'Phản ánh của ông/bà đã được giải quyết: mũi tiêm đã được chuyển về đúng người.',
  DOSE_VOIDED: 'Phản ánh của ông/bà đã được giải quyết: mũi tiêm không phải của ông/bà đã được huỷ.',
  RECORDS_MERGED: 'Phản ánh của ông/bà đã được giải quyết: các hồ sơ của ông/bà đã được gộp làm một.',
  PERSON_CORRECTED: 'Phản ánh của ông/bà đã được giải quyết: thông tin cá nhân đã được sửa.',
  NOTHING_TO_CHANGE: 'Phản ánh của ông/bà đã được xem xét: thông tin trên hệ thống là đúng.',
};

export function receiptMail({ code, complainant, recordedAt, deadline }: ComplaintRecord, publicUrl: string): Message | null {
  if (!complainant.email) return null;
  return {
    id: `received.${code}`,
    thread: threadOf(code),
    to: complainant.email,
    subject: `Đã tiếp nhận phản ánh ${code}`,
    text: [
      `Kính gửi ông/bà ${complainant.fullName},`,
      `Phản ánh của ông/bà đã được ghi nhận lúc ${momentInVietNam(recordedAt)} và sẽ được xử lý trước ${momentInVietNam(deadline)}.`,
      follow(publicUrl, code),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}

/** A question of a handler's to the citizen. */
export function questionMail({ code, complainant, version }: ComplaintRecord, question: string, publicUrl: string): Message | null {
  if (!complainant.email) return null;
  return {
    id: `question.${code}.${version}`,
    thread: threadOf(code),
    to: complainant.email,
    subject: `Về phản ánh ${code}`,
    text: [
      `Kính gửi ông/bà ${complainant.fullName},`,
      question,
      'Ông/bà trả lời tại mục Tra cứu phản ánh, phần “Trả lời hoặc bổ sung giấy tờ”. Xin không trả lời thư này.',
      follow(publicUrl, code),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}

/** To the complainant, in case they did not withdraw it themselves. */
export function withdrawnMail({ code, complainant }: ComplaintRecord): Message | null {
  if (!complainant.email) return null;
  return {
    id: `withdrawn.${code}`,
    thread: threadOf(code),
    to: complainant.email,
    subject: `Đã rút phản ánh ${code}`,
    text: [
      `Kính gửi ông/bà ${complainant.fullName},`,
      `Phản ánh ${code} đã được rút bằng mã tra cứu và số điện thoại đã khai, và không được xử lý nữa. Nếu không phải ông/bà rút, xin gửi phản ánh mới.`,
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}

/** Of two complaints about the same, the one goes on for both; by which code is not told, for the two may be two people's. */
export function mergedMail({ code, complainant }: ComplaintRecord, publicUrl: string): Message | null {
  if (!complainant.email) return null;
  return {
    id: `joined.${code}`,
    thread: threadOf(code),
    to: complainant.email,
    subject: `Phản ánh ${code} được xử lý chung với một phản ánh khác`,
    text: [
      `Kính gửi ông/bà ${complainant.fullName},`,
      'Có hai phản ánh về cùng một việc. Chúng được xử lý chung, với hạn sớm hơn của hai phản ánh và tất cả giấy tờ đã gửi.',
      follow(publicUrl, code),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}

/** Of one that was handled with another, which its own citizen took back. */
export function unmergedMail({ code, complainant, version }: ComplaintRecord, publicUrl: string): Message | null {
  if (!complainant.email) return null;
  return {
    id: `unmergeComplaints.${code}.${version}`,
    thread: threadOf(code),
    to: complainant.email,
    subject: `Phản ánh ${code} lại được xử lý riêng`,
    text: [
      `Kính gửi ông/bà ${complainant.fullName},`,
      'Phản ánh được xử lý chung với phản ánh của ông/bà đã được rút. Phản ánh của ông/bà lại được xử lý riêng, với thời hạn và giấy tờ đã gửi.',
      follow(publicUrl, code),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}

export function decisionMail(
  { code, complainant, decision, version }: ComplaintRecord & { decision: DecisionRecord },
  publicUrl: string,
): Message | null {
  if (!complainant.email) return null;
  const resolved = decision.status === 'RESOLVED';
  const outcome = resolved
    ? OUTCOMES[decision.outcome ?? 'NOTHING_TO_CHANGE']
    : `Phản ánh của ông/bà bị từ chối. Lý do: ${decision.reason ? REJECTION_REASONS[decision.reason] : ''}`;
  return {
    id: `decided.${code}.${version}`, // a reopened complaint is decided again, at a later version
    thread: threadOf(code),
    to: complainant.email,
    subject: `${resolved ? 'Đã giải quyết' : 'Từ chối'} phản ánh ${code}`,
    text: [
      `Kính gửi ông/bà ${complainant.fullName},`,
      outcome,
      ...(decision.note ? [decision.note] : []),
      ...(resolved ? [] : ['Ông/bà có thể gửi lại phản ánh với giấy tờ rõ hơn trong vòng 15 ngày.']),
      follow(publicUrl, code),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}
