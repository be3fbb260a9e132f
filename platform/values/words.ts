/** Words of the procedure in Vietnamese: on the console, and in what leaves the system as a file. */

export const COMPLAINT_KIND_WORDS = {
  DOSE_MISSING: 'Thiếu mũi tiêm',
  DOSE_WRONG: 'Mũi tiêm ghi sai',
  PERSON_WRONG: 'Sai thông tin cá nhân',
  DOSES_OF_ANOTHER: 'Mũi tiêm của người khác',
  RECORD_SPLIT: 'Hồ sơ bị tách đôi',
  PASSPORT: 'Hộ chiếu vắc xin',
} as const;

export const COMPLAINT_STATUS_WORDS = {
  RECEIVED: 'Chờ nhận',
  IN_PROGRESS: 'Đang xử lý',
  RESOLVING: 'Đang cập nhật',
  RESOLVED: 'Đã giải quyết',
  REJECTED: 'Bị từ chối',
  WITHDRAWN: 'Đã rút',
  MERGED: 'Đã ghép',
} as const;

/** What happens to a complaint. */
export const COMPLAINT_EVENT_WORDS = {
  FILED: 'Gửi phản ánh',
  LINKED: 'Xác định hồ sơ',
  LINK_PROPOSED: 'Đề nghị xác nhận hồ sơ',
  LINK_REFUSED: 'Không xác nhận hồ sơ được đề nghị',
  UNLINKED: 'Hồ sơ được gắn đã bị xoá',
  CLAIMED: 'Nhận xử lý',
  RELEASED: 'Trả lại',
  CLAIM_EXPIRED: 'Trả lại vì người xử lý vắng mặt',
  ASSIGNED: 'Phân công',
  TRANSFERRED: 'Chuyển đơn vị',
  CORRECTION_DECIDED: 'Quyết định sửa dữ liệu',
  CORRECTION_REFUSED: 'Dữ liệu không được sửa',
  RESOLVED: 'Đã giải quyết',
  REJECTED: 'Từ chối',
  SENT_FOR_REVIEW: 'Trình cấp trên vì từ chối lần hai',
  WITHDRAWN: 'Người dân rút',
  RATED: 'Người dân đánh giá',
  PROOF_ADDED: 'Người dân bổ sung giấy tờ',
  PHOTOS_ERASED: 'Xoá ảnh giấy tờ vì hết thời hạn lưu',
  REOPENED: 'Người dân gửi lại',
  MERGED: 'Ghép vào phản ánh khác',
  ABSORBED: 'Nhận ghép phản ánh khác',
  UNMERGED: 'Tách ra vì phản ánh nhận ghép đã được rút',
  NOTE_ADDED: 'Ghi chú nội bộ',
  MESSAGE_SENT: 'Nhắn người dân',
  ANSWERED: 'Người dân trả lời',
} as const;

/** How a complaint was resolved. */
export const OUTCOME_WORDS = {
  DOSE_ADDED: 'đã ghi mũi tiêm',
  DOSE_CORRECTED: 'đã sửa mũi tiêm',
  DOSE_MOVED: 'đã chuyển mũi tiêm về đúng người',
  RECORDS_MERGED: 'đã gộp hồ sơ',
  DOSE_VOIDED: 'đã huỷ mũi tiêm',
  PERSON_CORRECTED: 'đã sửa thông tin cá nhân',
  NOTHING_TO_CHANGE: 'không có gì phải sửa',
};

/** The thirteen reasons to reject, in the order of dispatch 9458/BYT-CNTT. */
export const REJECTION_WORDS = {
  FORM_INCOMPLETE: '1. Ảnh phiếu sàng lọc không có ngày tiêm, số mũi hoặc tên vắc xin',
  NAME_DIFFERS: '2. Họ tên khác giấy chứng nhận',
  PHOTO_OF_PERSON_ONLY: '3. Chỉ có ảnh chụp người',
  DOSE_DIFFERS: '4. Mũi tiêm khác giấy chứng nhận',
  DATE_OF_BIRTH_DIFFERS: '5. Ngày sinh khác',
  CERTIFICATE_INCOMPLETE: '6. Ảnh thiếu họ tên, giới tính, thời gian hoặc vắc xin',
  PHOTO_COVERED: '7. Thông tin trên ảnh bị che',
  PHOTO_BLURRED: '8. Ảnh bị mờ',
  INJECTION_DATE_DIFFERS: '9. Ngày tiêm khác',
  EVERYTHING_DIFFERS: '10. Toàn bộ thông tin khác',
  NAME_INCOMPLETE: '11. Họ tên không đầy đủ hoặc không dấu',
  VACCINE_DIFFERS: '12. Loại vắc xin khác',
  SLIP_ALTERED: '13. Thông tin trên phiếu bị sửa',
};

export const GENDER_WORDS = { MALE: 'Nam', FEMALE: 'Nữ' } as const;

export const ROLE_WORDS = {
  HANDLER: 'Cán bộ xử lý',
  CLERK: 'Cán bộ nhập liệu',
  HEAD_OF_FACILITY: 'Người đứng đầu',
  AUTHORITY_OFFICER: 'Cơ quan y tế',
  POLICE: 'Công an xã',
  MINISTRY: 'Bộ Y tế',
  AUDITOR: 'Kiểm toán',
  ADMINISTRATOR: 'Quản trị',
} as const;

export const IDENTITY_WORDS = {
  VERIFIED: 'Đã xác thực',
  MISMATCHED: 'Sai lệch với cơ sở dữ liệu dân cư',
  UNVERIFIED: 'Chưa xác thực',
  WITHOUT_ID: 'Không có giấy tờ',
  MALFORMED_ID: 'Số giấy tờ sai định dạng',
} as const;

export const DOSE_STATUS_WORDS = { CURRENT: 'Có hiệu lực', SUPERSEDED: 'Đã sửa', MOVED: 'Đã chuyển', VOIDED: 'Đã huỷ' } as const;
