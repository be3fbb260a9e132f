/**
 * A copy of everything about a person as one file: to be read by the person, in their language, in any browser and on paper; and by a
 * program, from the JSON at its end. Names of staff, their reasons and their notes are other people's, and are left out.
 */

import { escapeHtml } from '@so-tiem/platform/http/html';
import { momentInVietNam, showDate } from '@so-tiem/platform/inputs/calendar';
import { ANOTHER_FIELD, AUDIT_ACTOR_WORDS, fieldInWords, valueInWords } from '@so-tiem/platform/values/auditWords';
import {
  COMPLAINT_EVENT_WORDS,
  COMPLAINT_KIND_WORDS,
  COMPLAINT_STATUS_WORDS,
  DOSE_STATUS_WORDS,
  GENDER_WORDS,
  IDENTITY_WORDS,
  ROLE_WORDS,
} from '@so-tiem/platform/values/words';
import { type Access, MAX_ACCESSES, type PersonalData } from '../graph/personalData.ts';

interface Sources {
  accesses: readonly Access[];
  /** Bytes of a photo by its address; null when they are gone. */
  photo: (path: string) => Promise<Buffer | null>;
  now: Date;
}

type Complaint = PersonalData['complaints'][number];
type Row = readonly [name: string, value: string | null | undefined];

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem;border-bottom:1px solid #999}h3{font-size:1.05rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
th{background:#f2f2f2;font-weight:600}img{max-width:100%;max-height:40rem}figure{margin:.5rem 0}@media print{body{margin:0}}
@media(max-width:40rem){table,tbody,tr,td,th{display:block}tr:has(th[scope=col]){display:none}tr{border:1px solid #bbb;margin:.5rem 0}td,th{border:0}td:empty{display:none}td[data-name]::before{content:attr(data-name) ": ";font-weight:600}}`;

/** Piece by piece, so that photos are held one at a time. */
export async function* personCopy(person: PersonalData, { accesses, photo, now }: Sources): AsyncGenerator<string> {
  yield `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Dữ liệu cá nhân của ${escapeHtml(person.fullName)}</title><style>${STYLE}</style></head><body>
<h1>Dữ liệu cá nhân của ${escapeHtml(person.fullName)}</h1>
<p>Bản sao toàn bộ dữ liệu Sổ Tiêm giữ về ông/bà, lập lúc ${momentInVietNam(now)} theo yêu cầu của ông/bà
(Nghị định 13/2023/NĐ-CP, điều 14). Không có tên cán bộ và ghi chú nội bộ.${leftOut(person)}</p>`;
  yield section('Thông tin cá nhân', table(rowsOfPerson(person)));
  yield section('Những lần sửa', list(['Lúc', 'Đã sửa'], person.history.map(rowOfChange)));
  yield section('Mũi tiêm', list(DOSE_HEADERS, (person.doses ?? []).map(rowOfDose)));
  yield '<h2>Phản ánh</h2>';
  if (!person.complaints.length) yield '<p>Không có.</p>';
  for (const complaint of person.complaints) {
    yield complaintOf(complaint);
    for (const { url, contentType } of complaint.statement.photos) yield figure(contentType, await photo(url));
  }
  yield section(
    'Ai đã xem, ai đã sửa',
    `${accesses.length < MAX_ACCESSES ? '' : `<p>Chỉ ${MAX_ACCESSES} lượt gần đây nhất.</p>`}${list(ACCESS_HEADERS, rowsOfAccesses(accesses))}`,
  );
  yield `<script type="application/json" id="du-lieu">${asScript({ ...person, accesses })}</script></body></html>\n`;
}

/** Of one record the graph tells so many, the latest. */
const MAX_OF_A_RECORD = 50;
const leftOut = ({ complaints, history }: PersonalData): string =>
  Math.max(complaints.length, history.length) < MAX_OF_A_RECORD
    ? ''
    : ` Có nhiều: chỉ ${MAX_OF_A_RECORD} phản ánh và lần sửa gần nhất của mỗi hồ sơ.`;

/** A record of theirs, or what they said of themselves when they complained. */
type Described = Pick<
  PersonalData,
  'fullName' | 'dateOfBirth' | 'gender' | 'identityDocument' | 'phone' | 'email' | 'address' | 'healthInsuranceNumber'
> &
  Partial<Pick<PersonalData, 'nationality' | 'residence' | 'identityStatus'>>;

const rowsOfPerson = (person: Described): Row[] => [
  ['Họ và tên', person.fullName],
  ['Ngày sinh', showDate(person.dateOfBirth)],
  ['Giới tính', GENDER_WORDS[person.gender]],
  ['Quốc tịch', person.nationality === 'VN' ? 'Việt Nam' : person.nationality],
  ['Giấy tờ', person.identityDocument && `${person.identityDocument.kind} ${person.identityDocument.number}`],
  ['Số thẻ BHYT', person.healthInsuranceNumber],
  ['Điện thoại', person.phone?.replace(/^\+84/, '0')],
  ['Thư điện tử', person.email],
  ['Địa chỉ', person.address],
  ['Nơi cư trú', person.residence],
  ['Xác thực', person.identityStatus && IDENTITY_WORDS[person.identityStatus]],
];

const rowOfChange = ({ at, fields }: PersonalData['history'][number]): string[] => [momentOf(at), changesOf(fields)];

const DOSE_HEADERS = ['Mũi', 'Vắc xin', 'Số lô', 'Ngày tiêm', 'Nơi tiêm', 'Ghi lúc', 'Tình trạng'];
const rowOfDose = (dose: NonNullable<PersonalData['doses']>[number]): string[] => [
  String(dose.doseNumber),
  dose.vaccine.product,
  dose.lotNumber ?? '',
  showDate(dose.injectedOn),
  dose.site?.name ?? '',
  momentOf(dose.recordedAt),
  [DOSE_STATUS_WORDS[dose.status], dose.endedAt && momentOf(dose.endedAt)].filter(Boolean).join(' · '),
];

function complaintOf(complaint: Complaint): string {
  const { decision, rating } = complaint;
  const rows: Row[] = [
    ['Loại', COMPLAINT_KIND_WORDS[complaint.kind]],
    ['Tình trạng', COMPLAINT_STATUS_WORDS[complaint.status]],
    ['Ghi nhận lúc', momentOf(complaint.recordedAt)],
    ['Hạn xử lý', momentOf(complaint.deadline)],
    ['Xong lúc', complaint.closedAt && momentOf(complaint.closedAt)],
    ['Nội dung', complaint.statement.description],
    ['Trả lời', decision?.note],
    ['Đánh giá', rating && [rating.satisfied ? 'Hài lòng' : 'Không hài lòng', rating.comment].filter(Boolean).join(': ')],
    ...rowsOfPerson(complaint.complainant),
    ...complaint.statement.claimedDoses.map(
      (dose): Row => [
        `Mũi ${dose.doseNumber} đã khai`,
        [dose.vaccine?.product, dose.lotNumber, dose.injectedOn && showDate(dose.injectedOn), dose.site?.name].filter(Boolean).join(' · '),
      ],
    ),
  ];
  const events = complaint.history.map(({ kind, at, note }) => [momentOf(at), COMPLAINT_EVENT_WORDS[kind], note ?? '']);
  return `<h3>${escapeHtml(complaint.code)}</h3>${table(rows)}${list(['Lúc', 'Việc', 'Nội dung'], events)}`;
}

const ACCESS_HEADERS = ['Lúc', 'Việc', 'Ai', 'Nội dung'];
/** What one of a unit did within a minute is one row: a page asks in several parts. */
function rowsOfAccesses(accesses: readonly Access[]): string[][] {
  const rows = new Map<string, { told: string[]; fields: Set<string> }>();
  for (const { at, kind, actor, fields, changes } of accesses) {
    const role = actor.kind === 'STAFF' && actor.role ? ROLE_WORDS[actor.role as keyof typeof ROLE_WORDS] : AUDIT_ACTOR_WORDS[actor.kind];
    const who = [role, actor.site?.name ?? actor.administrativeUnit?.name].filter(Boolean).join(', ');
    const told = [momentOf(at), kind === 'READ' ? 'Xem' : 'Thay đổi', who];
    const row = rows.get(told.join()) ?? { told, fields: new Set() };
    rows.set(told.join(), row);
    for (const field of [...fields, ...changes.map(({ name }) => name)]) row.fields.add(fieldInWords(field, ANOTHER_FIELD));
  }
  return [...rows.values()].map(({ told, fields }) => [...told, [...fields].join(', ')]);
}

const changesOf = (fields: readonly { name: string; before?: string | null; after?: string | null }[]): string =>
  fields
    .map(({ name, before, after }) => `${fieldInWords(name, ANOTHER_FIELD)}: ${valueInWords(before)} → ${valueInWords(after)}`)
    .join('; ');

const momentOf = (at: string | Date): string => momentInVietNam(new Date(at));

const section = (title: string, content: string): string => `<h2>${title}</h2>${content}`;
const cell = (text: string | null | undefined): string => `<td>${escapeHtml(text ?? '')}</td>`;
const row = (names: readonly string[], cells: readonly string[]): string =>
  `<tr>${cells.map((text, i) => `<td data-name="${names[i] ?? ''}">${escapeHtml(text)}</td>`).join('')}</tr>`;
const headers = (names: readonly string[]): string => `<tr>${names.map((name) => `<th scope="col">${name}</th>`).join('')}</tr>`;
const table = (rows: readonly Row[]): string =>
  `<table>${rows.flatMap(([name, value]) => (value ? [`<tr><th scope="row">${escapeHtml(name)}</th>${cell(value)}</tr>`] : [])).join('')}</table>`;
const list = (names: readonly string[], rows: readonly string[][]): string =>
  rows.length ? `<table>${headers(names)}${rows.map((cells) => row(names, cells)).join('')}</table>` : '<p>Không có.</p>';

const figure = (contentType: string, bytes: Buffer | null): string =>
  !bytes
    ? '<p>Một ảnh không còn.</p>'
    : contentType === 'application/pdf'
      ? `<p><a download="giay-to.pdf" href="data:application/pdf;base64,${bytes.toString('base64')}">Tệp PDF đã gửi</a></p>`
      : `<figure><img alt="Ảnh đã gửi" src="data:${contentType};base64,${bytes.toString('base64')}"></figure>`;

/** JSON that no text in it can end (HTML, 4.12.1.3). */
const asScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
