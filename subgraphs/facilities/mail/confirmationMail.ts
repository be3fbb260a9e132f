/** What a focal contact is asked by mail. */
import type { Message } from '@so-tiem/platform/jobs/mail';
import { RESPONSIBILITY_NAMES } from '../imports/columns.ts';
import type { ContactRecord } from '../model/contact.ts';

export function confirmationMail({
  contact,
  office,
  link,
  days,
  id,
}: {
  contact: ContactRecord;
  office: string;
  link: string;
  days: number;
  id: string;
}): Message {
  return {
    id: `confirm.${id}`,
    to: contact.email,
    subject: `Xác nhận thông tin cán bộ đầu mối: ${office}`,
    text: [
      `Kính gửi ông/bà ${contact.fullName},`,
      `Ông/bà đang được ghi là ${contact.title} của ${office}, phụ trách: ${contact.responsibilities.map((each) => RESPONSIBILITY_NAMES[each]).join(', ')}. Số di động: ${contact.mobilePhone}.`,
      `Xin xem và xác nhận, hoặc báo sai, tại: ${link}`,
      `Liên kết có hiệu lực ${days} ngày.`,
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}
