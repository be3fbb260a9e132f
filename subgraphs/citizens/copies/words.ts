/** Words of a person's record in Vietnamese, for the copy that they are given. */
import { GENDER_WORDS } from '@so-tiem/platform/values/words';

export const IDENTITY_WORDS = {
  VERIFIED: 'Đã xác thực',
  MISMATCHED: 'Sai lệch với cơ sở dữ liệu dân cư',
  UNVERIFIED: 'Chưa xác thực',
  WITHOUT_ID: 'Không có giấy tờ',
  MALFORMED_ID: 'Số giấy tờ sai định dạng',
} as const;

export const DOSE_STATUS_WORDS = { CURRENT: 'Có hiệu lực', SUPERSEDED: 'Đã sửa', MOVED: 'Đã chuyển', VOIDED: 'Đã huỷ' } as const;

export const ACTOR_WORDS = { STAFF: 'Cán bộ', PARTNER: 'Ứng dụng đối tác', CITIZEN: 'Người dân', SYSTEM: 'Hệ thống' } as const;

export const FIELD_WORDS: Record<string, string> = {
  fullName: 'Họ và tên',
  dateOfBirth: 'Ngày sinh',
  gender: 'Giới tính',
  nationality: 'Quốc tịch',
  identification: 'Giấy tờ',
  healthInsuranceNumber: 'Số thẻ BHYT',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  address: 'Địa chỉ',
  communeCode: 'Xã, phường',
  districtCode: 'Quận, huyện',
  provinceCode: 'Tỉnh, thành phố',
  identityStatus: 'Xác thực',
  reason: 'Lý do',
  status: 'Tình trạng',
  number: 'Số giấy tờ',
  kind: 'Loại',
  complainant: 'Người phản ánh',
  citizen: 'Hồ sơ',
  cccdContradictions: 'Điểm mâu thuẫn với CCCD',
  revisions: 'Những lần sửa',
  history: 'Quá trình',
  merges: 'Hồ sơ đã gộp',
  mergedInto: 'Gộp vào',
  doses: 'Mũi tiêm',
  doseWarnings: 'Cảnh báo về mũi tiêm',
  doseNumber: 'Mũi',
  vaccine: 'Vắc xin',
  vaccineCode: 'Vắc xin',
  lotNumber: 'Số lô',
  injectedOn: 'Ngày tiêm',
  site: 'Nơi tiêm',
  siteCode: 'Nơi tiêm',
  vaccinator: 'Người tiêm',
  complaints: 'Phản ánh',
  description: 'Nội dung phản ánh',
  claimedDoses: 'Mũi tiêm đã khai',
  disputedDose: 'Mũi tiêm bị phản ánh',
  photos: 'Ảnh giấy tờ',
  Photo: 'Ảnh giấy tờ',
  decision: 'Quyết định',
  deadline: 'Hạn xử lý',
  finishedAt: 'Xong lúc',
  assigneeName: 'Người xử lý',
};

/** Constants among what was changed. */
export const VALUE_WORDS: Record<string, string> = { ...GENDER_WORDS, ...IDENTITY_WORDS };
