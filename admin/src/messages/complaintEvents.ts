/** What happens to a complaint: in its history, and on the audit trail. */
export const vi = {
  FILED: 'Gửi phản ánh',
  IDENTIFIED: 'Xác định hồ sơ',
  TAKEN: 'Nhận xử lý',
  RELEASED: 'Trả lại',
  LAPSED: 'Trả lại vì người xử lý vắng mặt',
  ASSIGNED: 'Phân công',
  PASSED_ON: 'Chuyển đơn vị',
  CORRECTION_DECIDED: 'Quyết định sửa dữ liệu',
  CORRECTION_REFUSED: 'Dữ liệu không được sửa',
  RESOLVED: 'Đã giải quyết',
  REJECTED: 'Từ chối',
  PROOF_ADDED: 'Người dân bổ sung giấy tờ',
  REOPENED: 'Người dân gửi lại',
};

export const en: typeof vi = {
  FILED: 'Filed',
  IDENTIFIED: 'Record identified',
  TAKEN: 'Taken',
  RELEASED: 'Given back',
  LAPSED: 'Given back: its handler was away',
  ASSIGNED: 'Assigned',
  PASSED_ON: 'Passed on',
  CORRECTION_DECIDED: 'Correction decided',
  CORRECTION_REFUSED: 'Correction refused',
  RESOLVED: 'Resolved',
  REJECTED: 'Rejected',
  PROOF_ADDED: 'Proof added by the citizen',
  REOPENED: 'Reopened',
};
