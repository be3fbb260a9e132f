/**
 * Which of the photos a decision rests on: all, unless the handler says otherwise. At a desk the photos stand beside the form, on the
 * complaint's screen; on a phone above it.
 */
import { Checkbox, FormControlLabel, Stack } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useIsMobile } from '../../design/useIsMobile.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { Photos } from '../show/Photos.tsx';

export function useProof({ photos }: Pick<ComplaintOnScreen, 'photos'>): { proof: string[]; aside: ReactNode } {
  const translate = useTranslate();
  const isMobile = useIsMobile();
  const [without, setWithout] = useState<readonly string[]>([]);
  const proof = photos.map(({ id }) => id).filter((id) => !without.includes(id));
  const choice = (id: string) => (
    <FormControlLabel
      key={id}
      control={
        <Checkbox
          size="small"
          checked={proof.includes(id)}
          onChange={(_, checked) => setWithout(checked ? without.filter((each) => each !== id) : [...without, id])}
        />
      }
      label={translate('act.restsOn', { number: photos.findIndex((photo) => photo.id === id) + 1 })}
    />
  );
  const aside =
    photos.length > 0 &&
    (isMobile ? (
      <Photos photos={photos} below={({ id }) => choice(id)} />
    ) : (
      <Stack direction="row" sx={{ flexWrap: 'wrap' }}>
        {photos.map(({ id }) => choice(id))}
      </Stack>
    ));
  return { proof, aside };
}
