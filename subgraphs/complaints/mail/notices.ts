/** What staff are told by mail when the clock strikes. */
import { momentInVietNam } from '@so-tiem/platform/calendar';
import type { Message } from '@so-tiem/platform/mail';
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
  const lead =
    late < 0
      ? `${howMany} tại ${office} còn ${-late} giờ để xử lý xong.`
      : `${howMany} tại ${office} ${late ? `đã quá hạn ${late} giờ` : 'vừa quá hạn 48 giờ'} mà chưa được xử lý xong.`;
  const first = complaints.map(({ deadline }) => deadline).sort((a, b) => a.getTime() - b.getTime())[0];
  return {
    id: `notice.${_id}.${number}`,
    to,
    subject: late < 0 && first ? `Nhắc xử lý ${howMany} trước ${momentInVietNam(first)}` : `Quá hạn: ${howMany} tại ${office}`,
    text: [
      lead,
      complaints
        .map(({ id, code, deadline }) => `${code}, hạn ${momentInVietNam(deadline)}\n${consoleUrl}/complaints/${id}/show`)
        .join('\n'),
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}
