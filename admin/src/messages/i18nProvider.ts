/** Vietnamese first, English by choice. */
import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import { mergeTranslations } from 'react-admin';
import { en } from './en.ts';
import { vi } from './vi.ts';

const MESSAGES = {
  // What react-admin says and we have not put into Vietnamese is never shown by our screens.
  vi: mergeTranslations(englishMessages, vi),
  en: mergeTranslations(englishMessages, en),
};

export const i18nProvider = polyglotI18nProvider(
  (locale) => (locale === 'en' ? MESSAGES.en : MESSAGES.vi),
  'vi',
  [
    { locale: 'vi', name: 'Tiếng Việt' },
    { locale: 'en', name: 'English' },
  ],
  { allowMissing: true },
);
