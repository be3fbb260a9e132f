/** The search over everything. */
export const vi = {
  title: 'Tìm và làm',
  open: 'Tìm hoặc làm…',
  placeholder: 'Họ tên, số giấy tờ, điện thoại, mã phản ánh, đơn vị, việc cần làm',
  nothing: 'Không tìm thấy',
  group: {
    recent: 'Vừa mở',
    complaints: 'Phản ánh',
    citizens: 'Người được tiêm',
    offices: 'Đơn vị, cơ sở tiêm',
    contacts: 'Cán bộ đầu mối',
    accounts: 'Tài khoản',
    actions: 'Việc ở đây',
    screens: 'Màn hình',
  },
};

export const en: typeof vi = {
  title: 'Find and do',
  open: 'Find or do…',
  placeholder: 'Name, number of papers, phone, code of a complaint, unit, action',
  nothing: 'Nothing found',
  group: {
    recent: 'Opened lately',
    complaints: 'Complaints',
    citizens: 'People',
    offices: 'Units and sites',
    contacts: 'Focal contacts',
    accounts: 'Accounts',
    actions: 'Here',
    screens: 'Screens',
  },
};
