import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PersonFragment } from '../../generated/graphql.ts';

/** What the person's CCCD contradicts by its own digits. */
export function Contradictions({ fields }: { fields: PersonFragment['cccdContradictions'] }) {
  const translate = useTranslate();
  if (!fields.length) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1 }}>
      {translate('screen.contradiction', {
        fields: fields.map((field) => translate(field === 'GENDER' ? 'field.gender' : 'field.dateOfBirth').toLowerCase()).join(', '),
      })}
    </Alert>
  );
}
