/** The same done to many complaints. */
export const vi = {
  would: {
    CLAIM: 'Sẽ nhận xử lý %{done} phản ánh.',
    RELEASE: 'Sẽ trả lại %{done} phản ánh.',
    ASSIGN: 'Sẽ phân công %{done} phản ánh.',
    TRANSFER: 'Sẽ chuyển %{done} phản ánh.',
    REJECT: 'Sẽ từ chối %{done} phản ánh; mỗi người dân nhận một thư.',
  },
  refused: 'Không thực hiện được với %{refused} phản ánh:',
  done: 'Đã thực hiện với %{done} phản ánh.',
  submit: {
    CLAIM: 'Nhận xử lý %{smart_count} phản ánh',
    RELEASE: 'Trả lại %{smart_count} phản ánh',
    ASSIGN: 'Phân công %{smart_count} phản ánh',
    TRANSFER: 'Chuyển %{smart_count} phản ánh',
    REJECT: 'Từ chối %{smart_count} phản ánh',
  },
  did: {
    CLAIM: 'Đã nhận xử lý %{smart_count} phản ánh',
    RELEASE: 'Đã trả lại %{smart_count} phản ánh',
    ASSIGN: 'Đã phân công %{smart_count} phản ánh',
    TRANSFER: 'Đã chuyển %{smart_count} phản ánh',
    REJECT: 'Đã từ chối %{smart_count} phản ánh',
  },
  chosen: 'Đã chọn %{smart_count}',
  select: 'Chọn hoặc bỏ chọn dòng',
  why: { WRONG_STATE: 'người khác đang xử lý hoặc đã xong', STALE: 'người khác vừa thay đổi', NOT_FOUND: 'không còn ở đơn vị của bạn' },
};

export const en: typeof vi = {
  would: {
    CLAIM: 'Claims %{done} complaints.',
    RELEASE: 'Releases %{done} complaints.',
    ASSIGN: 'Assigns %{done} complaints.',
    TRANSFER: 'Transfers %{done} complaints.',
    REJECT: 'Rejects %{done} complaints; each citizen gets a mail.',
  },
  refused: 'Cannot be done to %{refused}:',
  done: 'Done to %{done} complaints.',
  submit: {
    CLAIM: 'Claim %{smart_count} complaints',
    RELEASE: 'Release %{smart_count} complaints',
    ASSIGN: 'Assign %{smart_count} complaints',
    TRANSFER: 'Transfer %{smart_count} complaints',
    REJECT: 'Reject %{smart_count} complaints',
  },
  did: {
    CLAIM: '%{smart_count} complaints claimed',
    RELEASE: '%{smart_count} complaints released',
    ASSIGN: '%{smart_count} complaints assigned',
    TRANSFER: '%{smart_count} complaints transferred',
    REJECT: '%{smart_count} complaints rejected',
  },
  chosen: '%{smart_count} chosen',
  select: 'Choose the row, or not',
  why: {
    WRONG_STATE: 'somebody else handles it, or it is finished',
    STALE: 'somebody has just changed it',
    NOT_FOUND: 'no longer of your unit',
  },
};
