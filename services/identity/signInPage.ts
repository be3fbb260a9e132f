/** The page where staff sign in. */
import { createHash } from 'node:crypto';
import { escapeHtml } from '@so-tiem/platform/html';

const STYLE = `
  :root { color-scheme: light dark; --line: #767c87; --accent: #0b5cad; --on-accent: #fff; --card: #fff; --ground: #eef2f7; --text: #17202b; --error: #b3261e; }
  @media (prefers-color-scheme: dark) { :root { --accent: #8ec1f7; --on-accent: #06223d; --card: #1a212b; --ground: #10151c; --text: #e6eaf0; --error: #ffb4ab; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
  main { width: min(24rem, calc(100vw - 2rem)); background: var(--card); border-radius: .75rem; padding: 2rem; box-shadow: 0 1px 3px #0003; }
  h1 { margin: 0; font-size: 1.5rem; } h1 + p { margin: 0 0 1.5rem; opacity: .8; }
  label { display: block; margin-top: 1rem; font-weight: 600; }
  input { width: 100%; font: inherit; padding: .625rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit; }
  button { width: 100%; margin-top: 1.5rem; font: inherit; font-weight: 600; padding: .75rem; border: 0; border-radius: .5rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  [role=alert] { color: var(--error); font-weight: 600; margin: 0; }
`;

/** Nothing but this page's own style, by its hash. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'`;

const FAILURES = {
  WRONG: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  LOCKED: 'Đã thử quá nhiều lần. Hãy đợi 15 phút rồi thử lại.',
};

export const signInPage = ({
  uid,
  username = '',
  failed,
}: {
  uid: string;
  username?: string;
  failed?: keyof typeof FAILURES;
}): string => `<!doctype html>
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
  <p>Dành cho cán bộ</p>
  ${failed ? `<p role="alert">${FAILURES[failed]}</p>` : ''}
  <form method="post" action="/sign-in/${escapeHtml(uid)}">
    <label for="username">Tên đăng nhập</label>
    <input id="username" name="username" autocomplete="username" autocapitalize="none" required value="${escapeHtml(username)}" ${username ? '' : 'autofocus'}>
    <label for="password">Mật khẩu</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required ${username ? 'autofocus' : ''}>
    <button>Đăng nhập</button>
  </form>
</main>
</body>
</html>`;
