/** Handing out what waits. */
export const vi = {
  title: 'Chia việc tự động',
  on: 'Tự chia phản ánh chờ nhận của đơn vị',
  how: 'Người đang ít việc nhất được chia trước; ai đủ số này thì thôi.',
  atWork: 'Đang nhận việc',
  open: 'Đang giữ',
  nobody: 'Chưa ai bật “Nhận việc” trên thanh đầu trang.',
  take: 'Nhận việc',
  takeHelp: 'Phản ánh chờ nhận của đơn vị được chia cho bạn khi bạn giữ dưới %{maxOpenPerHandler}.',
};

export const en: typeof vi = {
  title: 'Hand out by itself',
  on: 'Hand out the complaints that wait in this unit',
  how: 'Whoever has least to do is given the next one; nobody more than this.',
  atWork: 'There to take them',
  open: 'Open',
  nobody: 'Nobody has switched on “Take work” in the bar above.',
  take: 'Take work',
  takeHelp: 'Complaints that wait in your unit are given to you while you have fewer than %{maxOpenPerHandler}.',
};
