/** When a session is over, and what ends it. */
export const vi = {
  over: 'Phiên làm việc đã hết',
  kept: 'Những gì đang nhập vẫn còn. Hãy đăng nhập lại trong thẻ mới rồi làm tiếp ở đây.',
  another: 'Người vừa đăng nhập không phải là người đang làm ở trang này.',
  again: 'Đăng nhập lại',
  leave: 'Bỏ và thoát',
  everywhere: 'Đăng xuất khỏi mọi nơi',
};

export const en: typeof vi = {
  over: 'Your session is over',
  kept: 'What you have entered is still here. Sign in again in a new tab, then go on here.',
  another: 'Whoever has just signed in is not the person who works on this page.',
  again: 'Sign in again',
  leave: 'Discard and leave',
  everywhere: 'Sign out everywhere',
};
