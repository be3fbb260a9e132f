/** The page that shows what came in, newest first. */
import { escapeHtml } from '@so-tiem/platform/http/html';
export interface ShownMail {
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  at: string;
}

export const mailboxPage = (mails: ShownMail[]): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Hộp thư · Sổ Tiêm</title>
<style>
  :root { color-scheme: light dark; }
  body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
  article { border: 1px solid #8886; border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
  h2 { margin: 0; font-size: 1.1rem; } pre { white-space: pre-wrap; font: inherit; margin: .75rem 0 0; } small { opacity: .75; }
</style>
</head>
<body>
<h1>Hộp thư</h1>
${mails.length ? '' : '<p>Chưa có thư nào.</p>'}
${mails.map((mail) => `<article><h2>${escapeHtml(mail.subject)}</h2><small>${escapeHtml(mail.to)} · ${escapeHtml(mail.at)}</small><pre>${escapeHtml(mail.text)}</pre></article>`).join('\n')}
</body>
</html>`;
