/** Work that was left undone. */
export const vi = {
  help: 'Việc hệ thống đã thử nhiều lần mà không xong: thư không gửi được, sửa dữ liệu không đến nơi. Xem nguyên nhân, rồi cho làm lại hoặc bỏ qua.',
  none: 'Không có việc nào bị bỏ dở.',
  tried: 'Đã thử %{smart_count} lần, dừng lúc %{moment}',
  forOperators: 'Cho người vận hành',
  again: 'Làm lại',
  giveUp: 'Bỏ qua',
  done: { again: 'Đang làm lại', 'given-up': 'Đã bỏ qua' },
  kind: {
    sendMail: 'Gửi thư',
    carryOutCorrection: 'Sửa dữ liệu theo quyết định',
    identifyComplainant: 'Tìm hồ sơ của người phản ánh',
    tell: 'Nhắc hạn xử lý',
    mergeDoses: 'Gộp hồ sơ',
    separateDoses: 'Tách hồ sơ đã gộp',
    takeOverList: 'Nhập danh sách đầu mối',
    other: 'Việc khác',
  },
};

export const en: typeof vi = {
  help: 'Work that the system tried many times without success: mails that did not leave, corrections that did not reach their record. See what is wrong, then have it done again or let it be.',
  none: 'Nothing was left undone.',
  tried: 'Tried %{smart_count} times, stopped at %{moment}',
  forOperators: 'For operators',
  again: 'Do it again',
  giveUp: 'Let it be',
  done: { again: 'Being done again', 'given-up': 'Ticked off' },
  kind: {
    sendMail: 'Sending a mail',
    carryOutCorrection: 'Correcting data as decided',
    identifyComplainant: 'Finding the record of a complainant',
    tell: 'Reminding of a deadline',
    mergeDoses: 'Merging two records',
    separateDoses: 'Separating merged records',
    takeOverList: 'Taking a contact list over',
    other: 'Other work',
  },
};
