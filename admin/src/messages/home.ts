/** Where somebody begins. */
export const vi = {
  greeting: 'Chào %{name}',
  all: 'Xem tất cả',
  open: 'Mở danh sách tài khoản',
  officesIncomplete: { title: 'Đơn vị thiếu đầu mối', detail: 'Có phần việc chưa ai phụ trách' },
  officesUnconfirmed: { title: 'Đơn vị chưa xác nhận', detail: 'Quá 90 ngày chưa đầu mối nào xác nhận' },
  malformed: { title: 'Liên hệ sai', detail: 'Số điện thoại hoặc email không dùng được' },
  jobs: { title: 'Việc dở dang', detail: 'Hệ thống đã thử nhiều lần mà không xong' },
  invited: 'Tài khoản chờ kích hoạt',
  expired: 'Mã kích hoạt đã hết hạn',
  findPerson: 'Tìm người được tiêm',
  ownOffice: 'Đầu mối của %{name}',
  missing: 'Chưa có ai phụ trách: %{what}',
};

export const en: typeof vi = {
  greeting: 'Hello %{name}',
  all: 'All of them',
  open: 'Open the accounts',
  officesIncomplete: { title: 'Offices without a contact', detail: 'Nobody is responsible for some of it' },
  officesUnconfirmed: { title: 'Offices not confirmed', detail: 'No contact confirmed for 90 days' },
  malformed: { title: 'Wrong contacts', detail: 'Phone or mail that cannot be used' },
  jobs: { title: 'Unfinished work', detail: 'Tried many times without success' },
  invited: 'Accounts to be activated',
  expired: 'Activation code expired',
  findPerson: 'Find a person',
  ownOffice: 'Contacts of %{name}',
  missing: 'Nobody is responsible for: %{what}',
};
