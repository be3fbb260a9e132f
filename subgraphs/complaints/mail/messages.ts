/** What the citizen is told by mail. */
import { momentInVietNam } from '@so-tiem/platform/calendar';
import type { Message } from '@so-tiem/platform/mail';
import type { ComplaintRecord, DecisionRecord, Outcome } from '../model/complaint.ts';
import { REJECTION_REASONS } from '../rules/rejectionReasons.ts';

const follow = (code: string) =>
  `Mã tra cứu: ${code}. Ông/bà có thể theo dõi trên trang Sổ Tiêm, mục Tra cứu phản ánh, bằng mã này và số điện thoại đã khai.`;

const OUTCOMES: Record<Outcome, string> = {
  DOSE_ADDED: 'Phản ánh của ông/bà đã được giải quyết: mũi tiêm còn thiếu đã được ghi vào hồ sơ.',
  DOSE_CORRECTED: 'Phản ánh của ông/bà đã được giải quyết: mũi tiêm đã được sửa.',
  DOSE_MOVED: 'Phản ánh của ông/bà đã được giải quyết: mũi tiêm đã được chuyển về đúng người.',
  DOSE_VOIDED: 'Phản ánh của ông/bà đã được giải quyết: mũi tiêm không phải của ông/bà đã được huỷ.',
  PERSON_CORRECTED: 'Phản ánh của ông/bà đã được giải quyết: thông tin cá nhân đã được sửa.',
  NOTHING_TO_CHANGE: 'Phản ánh của ông/bà đã được xem xét: thông tin trên hệ thống là đúng.',
};

export function receiptMail({ code, complainant, recordedAt, deadline }: ComplaintRecord): Message | null {
  if (!complainant.email) return null;
  return {
    id: `received.${code}`,
    to: complainant.email,
    subject: `Đã tiếp nhận phản ánh ${code}`,
    text: [
      `Kính gửi ông/bà ${complainant.fullName},`,
      `Phản ánh của ông/bà đã được ghi nhận lúc ${momentInVietNam(recordedAt)} và sẽ được xử lý trước ${momentInVietNam(deadline)}.`,
      follow(code),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}

export function decisionMail({ code, complainant, decision, version }: ComplaintRecord & { decision: DecisionRecord }): Message | null {
  if (!complainant.email) return null;
  const resolved = decision.status === 'RESOLVED';
  const outcome = resolved
    ? OUTCOMES[decision.outcome ?? 'NOTHING_TO_CHANGE']
    : `Phản ánh của ông/bà bị từ chối. Lý do: ${decision.reason ? REJECTION_REASONS[decision.reason] : ''}`;
  return {
    id: `decided.${code}.${version}`, // a reopened complaint is decided again, at a later version
    to: complainant.email,
    subject: `${resolved ? 'Đã giải quyết' : 'Từ chối'} phản ánh ${code}`,
    text: [
      `Kính gửi ông/bà ${complainant.fullName},`,
      outcome,
      ...(decision.note ? [decision.note] : []),
      ...(resolved ? [] : ['Ông/bà có thể gửi lại phản ánh với giấy tờ rõ hơn trong vòng 15 ngày.']),
      follow(code),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}
