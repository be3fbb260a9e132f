/** The mail to the owner of an account that begins, or begins anew. */

import type { Message } from '@so-tiem/platform/jobs/mail';
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';
import type { AccountRecord } from '../model/account.ts';
import { ACTIVATION_CODE_DAYS } from '../rules/activationCode.ts';

/** Null where no address is on record. */
export function activationCodeMail(
  { username, name, email }: Pick<AccountRecord, 'username' | 'name' | 'email'>,
  code: string,
  consoleUrl: string,
): Message | null {
  if (!email) return null;
  return {
    id: `start.${digestOf(username, code)}`,
    to: email,
    subject: 'Tài khoản Sổ Tiêm của ông/bà',
    text: [
      `Kính gửi ông/bà ${name},`,
      `Đơn vị đã cấp tài khoản Sổ Tiêm cho ông/bà. Mở ${consoleUrl}, nhập tên đăng nhập và mã lần đầu dưới đây vào ô mật khẩu, rồi đặt mật khẩu của riêng mình.`,
      `Tên đăng nhập: ${username}\nMã kích hoạt: ${code}`,
      `Mã dùng được một lần, trong ${ACTIVATION_CODE_DAYS} ngày. Đừng đưa mã này cho bất cứ ai.`,
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}

/** To the address that an account had: a reset goes to the new one from now on. */
export function addressChangedMail({ _id, username, name, email }: AccountRecord, version: number): Message | null {
  if (!email) return null;
  return {
    id: `address.${_id}.${version}`,
    to: email,
    subject: 'Địa chỉ thư của tài khoản Sổ Tiêm đã đổi',
    text: [
      `Kính gửi ông/bà ${name},`,
      `Quản trị viên đã đổi địa chỉ thư của tài khoản ${username}. Từ nay thư về tài khoản được gửi đến địa chỉ mới.`,
      'Nếu ông/bà không biết việc này, xin báo ngay cho đơn vị quản trị.',
      'Sổ Tiêm',
    ].join('\n\n'),
  };
}
