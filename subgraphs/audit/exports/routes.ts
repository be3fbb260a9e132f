/** `GET /audit-lists?format=csv&subject=citizen:ID`: what the trail shows under a filter, as a spreadsheet. */
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import { readInBatches } from '@so-tiem/platform/graphql/page';
import { sheetRoute } from '@so-tiem/platform/imports/sheetRoute';
import { FORMATS, sendSheet } from '@so-tiem/platform/imports/spreadsheet';
import { momentInVietNam } from '@so-tiem/platform/inputs/calendar';
import { AUDIT_ACTOR_WORDS, actionInWords, fieldInWords, subjectInWords, valueInWords } from '@so-tiem/platform/values/auditWords';
import { ROLE_WORDS } from '@so-tiem/platform/values/words';
import { z } from 'zod';
import type { AuditEntryRecord } from '../model/auditEntry.ts';
import type { Store } from '../model/store.ts';
import { entryReader, requireAuditor } from '../queries/findEntries.ts';
import { actionOf, fieldOf, kindOf } from '../rules/earlierWords.ts';

const asked = z.object({
  format: z.enum(FORMATS).default('xlsx'),
  kind: z.enum(['CHANGE', 'READ']).optional(),
  actor: z.string().max(200).optional(),
  subject: z.string().max(200).optional(),
  action: z.string().max(200).optional(),
  from: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
});

const changeInWords = ({ name, before, after }: AuditEntryRecord['changes'][number]): string =>
  `${fieldInWords(fieldOf(name))}: ${valueInWords(before)} → ${valueInWords(after)}`;

const columns: readonly [header: string, width: number, (entry: AuditEntryRecord) => string | null][] = [
  ['Số', 10, ({ number }) => String(number)],
  ['Lúc', 20, ({ at }) => momentInVietNam(at)],
  ['Loại', 10, (entry) => (kindOf(entry) === 'CHANGE' ? 'Thay đổi' : 'Xem')],
  ['Việc', 28, (entry) => actionInWords(actionOf(entry))],
  ['Ai', 26, ({ actor }) => actor.name ?? AUDIT_ACTOR_WORDS[actor.kind]],
  ['Tài khoản', 24, ({ actor }) => actor.id],
  ['Vai trò', 18, ({ actor }) => ROLE_WORDS[actor.role as keyof typeof ROLE_WORDS] ?? actor.role],
  ['Đơn vị', 18, ({ actor }) => actor.unit],
  ['Về', 46, ({ subjects }) => subjects.map(subjectInWords).join(', ')],
  ['Trên màn hình của (trình duyệt khai)', 46, ({ task }) => task && subjectInWords(task)],
  ['Đã xem', 40, ({ fields }) => [...new Set(fields.map((field) => fieldInWords(fieldOf(field))))].join(', ')],
  ['Đã đổi', 60, ({ changes }) => changes.map(changeInWords).join('; ')],
  ['Từ địa chỉ', 18, ({ address }) => address],
  ['Mã yêu cầu', 38, ({ requestId }) => requestId],
  ['Mã việc', 28, ({ action }) => action],
  ['Mã xích', 66, ({ hash }) => hash],
];

export const auditListRoutes = (store: Store, trail: AuditTrail) =>
  sheetRoute(async (identity, parameters, response) => {
    requireAuditor(identity);
    const { format, ...filter } = parseInput(asked, parameters);
    const conditions = new URLSearchParams(parameters).toString();
    trail.logRead({ action: 'audit.EXPORTED', subjects: filter.subject ? [filter.subject] : [], fields: [conditions] });
    const sheet = { fileName: 'nhat-ky', sheetName: 'Nhật ký', columns: columns.map(([header, width]) => ({ header, width })) };
    await sendSheet(response, format, { ...sheet, rows: rowsOf(entryReader(store, filter)) });
  });

async function* rowsOf(read: ReturnType<typeof entryReader>): AsyncGenerator<string[]> {
  for await (const entries of readInBatches(read, ({ order }) => order))
    yield* entries.map((entry) => columns.map(([, , cell]) => cell(entry) ?? ''));
}
