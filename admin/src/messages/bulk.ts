/** The same done to many complaints. */
export const vi = {
  would: 'Sẽ làm với %{done} phản ánh; %{refused} không làm được.',
  done: 'Đã làm với %{done} phản ánh; %{refused} không làm được.',
  submit: 'Làm với %{smart_count} phản ánh',
  chosen: 'Đã chọn %{smart_count}',
  undo: 'Hoàn tác',
  select: 'Chọn hoặc bỏ chọn dòng',
  why: { WRONG_STATE: 'người khác đang xử lý hoặc đã xong', STALE: 'người khác vừa thay đổi', NOT_FOUND: 'không còn ở đơn vị của bạn' },
};

export const en: typeof vi = {
  would: 'Will be done to %{done} complaints; %{refused} are refused.',
  done: 'Done to %{done} complaints; %{refused} were refused.',
  submit: 'Do it to %{smart_count} complaints',
  chosen: '%{smart_count} chosen',
  undo: 'Undo',
  select: 'Choose the row, or not',
  why: {
    WRONG_STATE: 'somebody else handles it, or it is finished',
    STALE: 'somebody has just changed it',
    NOT_FOUND: 'no longer of your unit',
  },
};
