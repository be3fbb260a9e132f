/** Words of the audit trail in Vietnamese: on the console, in its export, and in the copy that a person is given. */
import { momentInVietNam } from './moment.ts';
import {
  COMPLAINT_EVENT_WORDS,
  COMPLAINT_KIND_WORDS,
  COMPLAINT_STATUS_WORDS,
  GENDER_WORDS,
  IDENTITY_WORDS,
  OUTCOME_WORDS,
  REJECTION_WORDS,
  ROLE_WORDS,
} from './words.ts';

const EVENTS: Record<keyof typeof COMPLAINT_EVENT_WORDS, string> = COMPLAINT_EVENT_WORDS;

/** What was done, by the name that entries give it. */
export const AUDIT_ACTION_WORDS = {
  complaint: {
    ...EVENTS,
    DECISION_MADE: 'Quyết định, còn hoàn tác được',
    DECISION_UNDONE: 'Hoàn tác quyết định',
    ERASED: 'Xoá phản ánh',
    PHOTO: 'Xem ảnh giấy tờ',
    EXPORTED: 'Xuất danh sách phản ánh',
  },
  citizen: {
    SEARCHED: 'Tra cứu theo số',
    REGISTERED: 'Thêm người',
    CORRECTED: 'Sửa thông tin cá nhân',
    MERGED: 'Gộp hồ sơ',
    UNMERGED: 'Tách hồ sơ đã gộp',
    COPIED: 'Cấp bản sao dữ liệu',
    ERASURE_PROPOSED: 'Đề nghị xoá dữ liệu',
    ERASURE_REFUSED: 'Không xoá dữ liệu',
    ERASED: 'Xoá dữ liệu của một người',
  },
  retention: { APPLIED: 'Xoá dữ liệu hết thời hạn lưu' },
  template: { SAVED: 'Lưu mẫu lời nhắn', DELETED: 'Xoá mẫu lời nhắn' },
  view: { SAVED: 'Lưu bộ lọc dùng chung', DELETED: 'Xoá bộ lọc dùng chung' },
  routing: { SAVED: 'Lưu quy tắc điều phối', DELETED: 'Xoá quy tắc điều phối' },
  autoAssignment: { CHANGED: 'Đổi cách chia phản ánh' },
  dose: {
    RECORDED: 'Ghi mũi tiêm',
    CORRECTED: 'Sửa mũi tiêm',
    MOVED: 'Chuyển mũi tiêm',
    VOIDED: 'Huỷ mũi tiêm',
    REASONS_ERASED: 'Xoá lý do ghi ở mũi tiêm',
  },
  contact: {
    addContact: 'Thêm đầu mối',
    changeContact: 'Sửa đầu mối',
    retireContact: 'Cho đầu mối nghỉ',
    handOverContacts: 'Bàn giao đầu mối',
    applyImport: 'Nhập danh sách đầu mối',
    confirmContact: 'Xác nhận đầu mối',
    disputeContact: 'Báo sai đầu mối',
  },
  site: { changeSite: 'Sửa cơ sở' },
  ownRecord: { CODE_SENT: 'Gửi mã xem hồ sơ', OPENED: 'Mở hồ sơ của mình' },
  audit: { EXPORTED: 'Xuất nhật ký' },
  job: { AGAIN: 'Cho làm lại việc dở dang', GIVEN_UP: 'Bỏ qua việc dở dang' },
  account: {
    created: 'Cấp tài khoản',
    changed: 'Sửa tài khoản',
    disabled: 'Khoá tài khoản',
    enabled: 'Mở khoá tài khoản',
    reset: 'Đặt lại tài khoản',
    signedOut: 'Đăng xuất khỏi mọi nơi',
    passwordSet: 'Đặt mật khẩu',
    authenticatorSet: 'Cài ứng dụng xác thực',
  },
  signIn: {
    SUCCEEDED: 'Đăng nhập',
    WRONG: 'Đăng nhập sai',
    WRONG_CODE: 'Sai mã xác thực',
    LOCKED: 'Bị chặn vì thử nhiều lần',
    DISABLED: 'Đăng nhập vào tài khoản đã khoá',
    EXPIRED: 'Mã kích hoạt quá hạn',
  },
  partnerApp: {
    registered: 'Đăng ký ứng dụng',
    changed: 'Sửa ứng dụng',
    enabled: 'Bật ứng dụng',
    disabled: 'Tắt ứng dụng',
    secretRotated: 'Cấp mật mã mới',
  },
  History: 'Xem lịch sử tiêm',
  Queue: 'Xem danh sách phản ánh',
  Complaint: 'Xem phản ánh',
  FindCitizens: 'Tìm người',
  CitizenOnScreen: 'Xem hồ sơ người',
  CheckDose: 'Kiểm tra mũi tiêm đang nhập',
  Candidates: 'Tìm hồ sơ của người phản ánh',
  FindPerson: 'Hệ thống tìm hồ sơ của người phản ánh',
  TrackComplaint: 'Theo dõi phản ánh',
  MyRecord: 'Xem hồ sơ của mình',
};

/** Whom or what an entry is about: before the colon. */
export const AUDIT_SUBJECT_WORDS = {
  citizen: 'Người',
  complaint: 'Phản ánh',
  dose: 'Mũi tiêm',
  contact: 'Đầu mối',
  site: 'Cơ sở',
  account: 'Tài khoản',
  app: 'Ứng dụng',
  job: 'Việc nền',
  number: 'Số được tra cứu',
  kind: 'Loại dữ liệu',
  erasure: 'Đề nghị xoá',
  unit: 'Đơn vị',
};

/** What is kept for a time and then goes (platform/jobs/retention.ts). */
export const RETAINED_WORDS = {
  complaints: 'phản ánh',
  photos: 'ảnh giấy tờ',
  notices: 'thông báo về hạn xử lý',
  contacts: 'đầu mối đã nghỉ',
  contactImports: 'danh sách đầu mối đã nhập',
  trail: 'nhật ký',
};

export const AUDIT_ACTOR_WORDS = { STAFF: 'Cán bộ', PARTNER: 'Ứng dụng đối tác', CITIZEN: 'Người dân', SYSTEM: 'Hệ thống' };

/** Fields that were seen or changed. */
export const AUDIT_FIELD_WORDS = {
  status: 'Trạng thái',
  kind: 'Loại',
  complainant: 'Người phản ánh',
  citizen: 'Hồ sơ',
  citizenId: 'Hồ sơ',
  told: 'Nội dung phản ánh',
  description: 'Nội dung phản ánh',
  claimedDoses: 'Mũi tiêm khai',
  disputedDose: 'Mũi tiêm bị phản ánh',
  photos: 'Ảnh giấy tờ',
  Photo: 'Ảnh giấy tờ',
  history: 'Quá trình',
  decision: 'Quyết định',
  doses: 'Mũi tiêm',
  complaints: 'Phản ánh',
  assigneeName: 'Người xử lý',
  assigneeId: 'Tài khoản xử lý',
  claimExpiresAt: 'Giữ đến',
  deadline: 'Hạn xử lý',
  closedAt: 'Xong lúc',
  recordedAt: 'Ghi nhận lúc',
  linkEvidence: 'Căn cứ gắn hồ sơ',
  decision_status: 'Kết quả',
  decision_outcome: 'Đã làm gì',
  decision_reason: 'Lý do từ chối',
  decision_note: 'Lời gửi người dân',
  decision_by: 'Người quyết định',
  decision_at: 'Quyết định lúc',
  decision_proof: 'Ảnh làm căn cứ',
  mergedInto: 'Gộp vào',
  possibleDuplicateOf: 'Phản ánh trùng',
  erasure: 'Đề nghị xoá',
  endedAt: 'Hết hiệu lực lúc',
  endedReason: 'Lý do hết hiệu lực',
  rating: 'Đánh giá',
  responsible_code: 'Đơn vị xử lý',
  responsible_level: 'Cấp xử lý',
  underReview: 'Cấp trên xem lại',
  rejections: 'Số lần từ chối',
  fullName: 'Họ và tên',
  dateOfBirth: 'Ngày sinh',
  gender: 'Giới tính',
  nationality: 'Quốc tịch',
  identityDocument: 'Giấy tờ',
  healthInsuranceNumber: 'Số thẻ BHYT',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  address: 'Địa chỉ',
  communeCode: 'Xã, phường',
  districtCode: 'Quận, huyện',
  provinceCode: 'Tỉnh, thành phố',
  identityStatus: 'Xác thực',
  reason: 'Lý do',
  number: 'Số giấy tờ',
  cccdContradictions: 'Điểm mâu thuẫn với CCCD',
  revisions: 'Những lần sửa',
  merges: 'Hồ sơ đã gộp',
  doseWarnings: 'Cảnh báo về mũi tiêm',
  doseNumber: 'Mũi',
  vaccine: 'Vắc xin',
  vaccineCode: 'Vắc xin',
  lotNumber: 'Số lô',
  injectedOn: 'Ngày tiêm',
  site: 'Nơi tiêm',
  siteCode: 'Nơi tiêm',
  vaccinator: 'Người tiêm',
  username: 'Tên đăng nhập',
  name: 'Tên',
  role: 'Vai trò',
  unitCode: 'Đơn vị',
  disabled: 'Khoá',
  hasPassword: 'Có mật khẩu',
  hasAuthenticator: 'Có ứng dụng xác thực',
  scopes: 'Phạm vi dữ liệu',
  ratePerMinute: 'Số yêu cầu mỗi phút',
  dailyQuota: 'Số yêu cầu mỗi ngày',
};

/** Constants among what was changed. */
const VALUE_WORDS: Record<string, string> = {
  ...GENDER_WORDS,
  ...IDENTITY_WORDS,
  ...COMPLAINT_KIND_WORDS,
  ...COMPLAINT_STATUS_WORDS,
  ...OUTCOME_WORDS,
  ...REJECTION_WORDS,
  ...ROLE_WORDS,
  true: 'có',
  false: 'không',
};

const wordIn = (words: object, name: string): string | undefined => {
  const found = Object.entries(words).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : undefined;
};

/** `complaint.ERASED`, `CitizenOnScreen`: what is named nowhere is told as it is. */
export function actionInWords(action: string): string {
  const [room = '', act = ''] = action.split(/\.(.*)/s);
  const acts = Object.entries(AUDIT_ACTION_WORDS).find(([key]) => key === room)?.[1];
  return (typeof acts === 'string' ? acts : acts && wordIn(acts, act)) ?? action;
}

/** Of `Complaint.history` and such the last part says what it is. @param unnamed what is told of one that is named nowhere */
export const fieldInWords = (field: string, unnamed = field): string =>
  wordIn(AUDIT_FIELD_WORDS, field.replaceAll('.', '_')) ?? wordIn(AUDIT_FIELD_WORDS, field.split('.').at(-1) ?? '') ?? unnamed;

/** For whom our names of fields say nothing. */
export const ANOTHER_FIELD = 'Mục khác';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What looks like one may be a free text, and of no day. */
const isInstant = (value: string): boolean => INSTANT.test(value) && !Number.isNaN(Date.parse(value));

export const valueInWords = (value: string | null | undefined): string => {
  if (!value) return '—';
  return wordIn(VALUE_WORDS, value) ?? (isInstant(value) ? momentInVietNam(new Date(value)) : value);
};

/** What an id says by itself. */
const NAMED_BY_ID = new Set(['site', 'unit', 'app', 'number', 'kind']);
export const isNamedById = (kind: string): boolean => NAMED_BY_ID.has(kind);

/** `#482193`: tells rows about one from rows about another, without telling who that is. FNV-1a, in six digits. */
export const tagOf = (id: string): string => {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `#${String(hash % 1_000_000).padStart(6, '0')}`;
};

/** `citizen:ID` with its kind in words, and as the console shows it. */
export function subjectInWords(subject: string): string {
  const [kind = '', id = ''] = subject.split(/:(.*)/s);
  const what = wordIn(AUDIT_SUBJECT_WORDS, kind) ?? kind;
  return isNamedById(kind) || wordIn(RETAINED_WORDS, id) ? `${what} ${wordIn(RETAINED_WORDS, id) ?? id}` : `${what} ${tagOf(id)} (${id})`;
}
