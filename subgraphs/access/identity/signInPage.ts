/** The pages where staff sign in, one for each step. */
import { createHash } from 'node:crypto';
import { escapeHtml } from '@so-tiem/platform/http/html';
import { qrCode } from './authenticator.ts';
import { FONT_FACES } from './fonts.ts';

const STYLE = `${FONT_FACES}
  :root { color-scheme: light dark; --line: #767c87; --accent: #0b5cad; --on-accent: #fff; --card: #fff; --ground: #eef2f7; --text: #17202b; --error: #b3261e; }
  @media (prefers-color-scheme: dark) { :root { --accent: #8ec1f7; --on-accent: #06223d; --card: #1a212b; --ground: #10151c; --text: #e6eaf0; --error: #ffb4ab; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--text); font: 1rem/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
  main { width: min(24rem, calc(100vw - 2rem)); background: var(--card); border-radius: .75rem; padding: 2rem; box-shadow: 0 1px 3px #0003; }
  h1 { margin: 0; font-size: 1.5rem; } h1 + p { margin: 0 0 1.5rem; opacity: .8; }
  label { display: block; margin: 1rem 0 .375rem; font-weight: 600; }
  input { width: 100%; font: inherit; padding: .625rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit; }
  .choice { display: flex; gap: .5rem; align-items: center; font-weight: 400; } .choice input { width: 1.125rem; height: 1.125rem; accent-color: var(--accent); }
  button { width: 100%; margin-top: 1.5rem; font: inherit; font-weight: 600; padding: .75rem; border: 0; border-radius: .5rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  svg { display: block; width: 12rem; height: 12rem; margin: 1rem auto; background: #fff; border-radius: .5rem; }
  #hint { margin: .375rem 0 0; font-size: .875rem; opacity: .8; }
  code { display: block; font-size: 1.05rem; letter-spacing: .06em; overflow-wrap: anywhere; text-align: center; }
  [inputmode=numeric] { font-size: 1.5rem; letter-spacing: .3em; text-align: center; }
  [role=alert] { color: var(--error); font-weight: 600; margin: 0; }
`;

/** Nothing but this page's own style, by its hash. */
export const contentSecurityPolicy = `default-src 'none'; font-src 'self'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'`;

const FAILURES = {
  WRONG: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  LOCKED: 'Đã thử quá nhiều lần. Hãy đợi 15 phút rồi thử lại.',
  DISABLED: 'Tài khoản này đã bị khoá. Hãy hỏi người quản trị của đơn vị.',
  EXPIRED: 'Mã kích hoạt đã quá hạn. Hãy xin người quản trị của đơn vị mã mới.',
  LATE: 'Phiên đăng nhập đã quá hạn. Hãy bắt đầu lại.',
  SHORT: 'Mật khẩu phải có ít nhất 10 ký tự.',
  GUESSED: 'Mật khẩu này dễ đoán. Hãy chọn mật khẩu khác.',
  DIFFERENT: 'Hai lần nhập không giống nhau.',
  WRONG_CODE: 'Mã không đúng hoặc đã dùng. Hãy nhập mã mới trong ứng dụng.',
};

export type Failure = keyof typeof FAILURES;
export type Page = { failed?: Failure } & (
  | { step: 'NAME'; username?: string; change?: boolean }
  | { step: 'NEW_PASSWORD' }
  | { step: 'SET_UP'; key: string; username: string }
  | { step: 'CODE' }
);

const CODE = `
    <label for="code">Mã 6 chữ số</label>
    <input id="code" name="code" inputmode="numeric" pattern="[0-9 ]{6,7}" maxlength="7" autocomplete="one-time-code" required autofocus>`;

/** What each step asks, in words and fields. */
function fieldsOf(page: Page): { lead: string; fields: string; submit: string } {
  switch (page.step) {
    case 'NAME': {
      const { username = '', change = false } = page;
      return {
        lead: 'Dành cho cán bộ',
        fields: `
    <label for="username">Tên đăng nhập</label>
    <input id="username" name="username" autocomplete="username" autocapitalize="none" required value="${escapeHtml(username)}" ${username ? '' : 'autofocus'}>
    <label for="password">Mật khẩu</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required ${username ? 'autofocus' : ''} aria-describedby="hint">
    <p id="hint">Lần đầu: nhập mã lần đầu vào ô mật khẩu.</p>
    <label class="choice"><input type="checkbox" name="change"${change ? ' checked' : ''}> Tôi muốn đổi mật khẩu</label>`,
        submit: 'Đăng nhập',
      };
    }
    case 'NEW_PASSWORD':
      return {
        lead: 'Đặt mật khẩu của riêng mình, ít nhất 10 ký tự.',
        fields: `
    <label for="newPassword">Mật khẩu mới</label>
    <input id="newPassword" name="newPassword" type="password" autocomplete="new-password" minlength="10" required autofocus>
    <label for="again">Nhập lại mật khẩu</label>
    <input id="again" name="again" type="password" autocomplete="new-password" minlength="10" required>`,
        submit: 'Đặt mật khẩu',
      };
    case 'SET_UP':
      return {
        lead: 'Vai trò của ông/bà cần ứng dụng xác thực. Quét mã này bằng ứng dụng (FreeOTP, Google Authenticator…), rồi nhập mã hiện ra.',
        fields: `
    <div role="img" aria-label="Mã QR để thêm tài khoản vào ứng dụng">${qrCode(page.key, page.username)}</div>
    <p>Không quét được thì nhập khoá:</p>
    <code>${page.key.replace(/(.{4})(?=.)/g, '$1 ')}</code>${CODE}`,
        submit: 'Xác nhận',
      };
    case 'CODE':
      return { lead: 'Mở ứng dụng xác thực và nhập mã đang hiện.', fields: CODE, submit: 'Xác nhận' };
  }
}

/** @param uid of the issuer's interaction */
export function signInPage(uid: string, page: Page): string {
  const { lead, fields, submit } = fieldsOf(page);
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Đăng nhập · Sổ Tiêm</title>
<style>${STYLE}</style>
</head>
<body>
<main>
  <h1>Sổ Tiêm</h1>
  <p>${lead}</p>
  ${page.failed ? `<p role="alert">${FAILURES[page.failed]}</p>` : ''}
  <form method="post" action="/sign-in/${escapeHtml(uid)}">${fields}
    <button>${submit}</button>
  </form>
</main>
</body>
</html>`;
}
