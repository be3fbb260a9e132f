import { useTranslate } from 'react-admin';
import { EmptyState } from '../design/EmptyState.tsx';

/** A list in which nothing fits says so. */
export function Empty({ text = 'list.empty' }: { text?: string }) {
  const translate = useTranslate();
  return <EmptyState text={translate(text)} />;
}
