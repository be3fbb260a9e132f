/** Mails and text messages of reminders and escalations. */
import { momentInVietNam } from '@so-tiem/platform/inputs/calendar';
import type { Message } from '@so-tiem/platform/jobs/mail';
import type { NoticeRecord } from '../model/notice.ts';
import { HOURS_TO_FINISH } from '../rules/deadline.ts';

interface Letter {
  /** Name of the office that must finish them. */
  office: string;
  to: string;
  /** Tells the recipients of one notice apart. */
  number: number;
  consoleUrl: string;
}

export function noticeMail({ _id, hours, complaints }: NoticeRecord, { office, to, number, consoleUrl }: Letter): Message {
  const howMany = `${complaints.length} phản ánh`;
  const late = hours - HOURS_TO_FINISH;
  const first = complaints.map(({ deadline }) => deadline).sort((a, b) => a.getTime() - b.getTime())[0];
  return {
    id: `notice.${_id}.${number}`,
    to,
    subject: late < 0 && first ? `Nhắc xử lý ${howMany} trước ${momentInVietNam(first)}` : `Quá hạn: ${howMany} tại ${office}`,
    text: [
      leadOf({ hours, complaints }, office),
      complaints
        .map(({ id, code, deadline }) => `${code}, hạn ${momentInVietNam(deadline)}\n${consoleUrl}/complaints/${id}/show`)
        .join('\n'),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}

/** As short as a phone shows it at once: no code, which is of no use without the console. */
export const noticeSms = ({ _id, hours, complaints }: NoticeRecord, { office, to, number, consoleUrl }: Letter): Message => ({
  id: `notice-sms.${_id}.${number}`,
  to,
  subject: 'Phản ánh tiêm chủng',
  text: `${leadOf({ hours, complaints }, office)} ${consoleUrl}`,
});

function leadOf({ hours, complaints }: Pick<NoticeRecord, 'hours' | 'complaints'>, office: string): string {
  const howMany = `${complaints.length} phản ánh`;
  const late = hours - HOURS_TO_FINISH;
  if (late < 0) return `${howMany} tại ${office} còn ${-late} giờ để xử lý xong.`;
  return `${howMany} tại ${office} ${late ? `đã quá hạn ${late} giờ` : 'vừa quá hạn 48 giờ'} mà chưa được xử lý xong.`;
}
