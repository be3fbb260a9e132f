/** The thirteen reasons to reject, in the dispatch's order, and what the citizen is told. Source: dispatch 9458/BYT-CNTT. */
export const REJECTION_REASONS = {
  FORM_INCOMPLETE: 'Ảnh phiếu sàng lọc không có ngày tiêm, số mũi hoặc tên vắc xin.',
  NAME_DIFFERS: 'Họ tên trong phản ánh khác với giấy chứng nhận.',
  PHOTO_OF_PERSON_ONLY: 'Chỉ có ảnh chụp người, không có ảnh giấy tờ chứng minh.',
  DOSE_DIFFERS: 'Mũi tiêm khai báo khác với giấy chứng nhận.',
  DATE_OF_BIRTH_DIFFERS: 'Ngày sinh khác với giấy chứng nhận.',
  CERTIFICATE_INCOMPLETE: 'Ảnh giấy chứng nhận thiếu họ tên, giới tính, thời gian hoặc loại vắc xin.',
  PHOTO_COVERED: 'Thông tin trên ảnh bị che khuất.',
  PHOTO_BLURRED: 'Ảnh bị mờ.',
  INJECTION_DATE_DIFFERS: 'Ngày tiêm khác với giấy chứng nhận.',
  EVERYTHING_DIFFERS: 'Toàn bộ thông tin khác với giấy chứng nhận.',
  NAME_INCOMPLETE: 'Họ tên không đầy đủ hoặc không có dấu.',
  VACCINE_DIFFERS: 'Loại vắc xin khác với giấy chứng nhận.',
  SLIP_ALTERED: 'Thông tin trên phiếu đã bị sửa.',
} as const;
