/** The page's language: Vietnamese first, English by choice. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Language = 'vi' | 'en';
export type MessageKey = keyof typeof vi;

export const otherThan = (language: Language): { code: Language; name: string } =>
  language === 'vi' ? { code: 'en', name: 'English' } : { code: 'vi', name: 'Tiếng Việt' };

const MESSAGES: Record<Language, Record<MessageKey, string>> = { vi, en };
const STORED = 'so-tiem.language';

interface Messages {
  language: Language;
  setLanguage: (language: Language) => void;
  /** @param values fill the `{name}` places of the message */
  text: (key: MessageKey, values?: Record<string, string | number>) => string;
  /** An instant in Viet Nam's time, `14:05, 23/11/2026`. */
  moment: (instant: string) => string;
}

const Context = createContext<Messages | null>(null);

/** In a browser: what was chosen there last. */
export function ChosenLanguage({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(STORED) === 'en' ? 'en' : 'vi'));
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORED, language);
  }, [language]);
  return (
    <MessagesIn language={language} setLanguage={setLanguage}>
      {children}
    </MessagesIn>
  );
}

export function MessagesIn({ language, setLanguage, children }: Pick<Messages, 'language' | 'setLanguage'> & { children: ReactNode }) {
  const messages = useMemo<Messages>(
    () => ({
      language,
      setLanguage,
      text: (key, values = {}) => MESSAGES[language][key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)),
      moment: (instant) =>
        new Intl.DateTimeFormat('vi-VN', {
          timeZone: 'Asia/Ho_Chi_Minh',
          hour: '2-digit',
          minute: '2-digit',
          day: '2-digit',
          month: '2-digit',
          year: 'numeric',
        }).format(new Date(instant)),
    }),
    [language, setLanguage],
  );
  return <Context.Provider value={messages}>{children}</Context.Provider>;
}

export function useMessages(): Messages {
  const messages = useContext(Context);
  if (!messages) throw new Error('outside of MessagesIn');
  return messages;
}
