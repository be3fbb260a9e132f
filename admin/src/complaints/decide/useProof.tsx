/** The proof beside a decision's form, and which of the photos it rests on: all, unless the handler says otherwise. */
import { Checkbox, FormControlLabel } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ComplaintOnScreen } from '../complaint.ts';
import { Photos } from '../show/Photos.tsx';

export function useProof({ photos }: Pick<ComplaintOnScreen, 'photos'>): { proof: string[]; aside: ReactNode } {
  const translate = useTranslate();
  const [without, setWithout] = useState<readonly string[]>([]);
  const proof = photos.map(({ id }) => id).filter((id) => !without.includes(id));
  const aside = photos.length > 0 && (
    <Photos
      photos={photos}
      below={({ id }) => (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={proof.includes(id)}
              onChange={(_, checked) => setWithout(checked ? without.filter((each) => each !== id) : [...without, id])}
            />
          }
          label={translate('act.restsOn')}
        />
      )}
    />
  );
  return { proof, aside };
}
