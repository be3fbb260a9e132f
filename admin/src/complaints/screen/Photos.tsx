/** The proof, large. Photos are fetched as the signed-in person, so they are shown from memory. */
import { Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useGraph } from '../../graph/GraphContext.tsx';
import type { ComplaintOnScreen } from '../complaint.ts';

type Photo = ComplaintOnScreen['photos'][number];

export function Photos({ photos }: { photos: Photo[] }) {
  const translate = useTranslate();
  if (!photos.length) return <Typography color="text.secondary">{translate('screen.noPhotos')}</Typography>;
  return (
    <Stack spacing={1}>
      {photos.map((photo, i) => (
        <ShownPhoto key={photo.id} photo={photo} label={translate('screen.photo', { number: i + 1 })} />
      ))}
    </Stack>
  );
}

function ShownPhoto({ photo, label }: { photo: Photo; label: string }) {
  const translate = useTranslate();
  const graph = useGraph();
  const [address, setAddress] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    graph.photo(photo.url).then(
      (url) => {
        made = url;
        if (gone) URL.revokeObjectURL(url);
        else setAddress(url);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [graph, photo.url]);
  if (failed)
    return (
      <Typography color="error">
        {label}: {translate('screen.failed')}
      </Typography>
    );
  if (!address)
    return (
      <Skeleton
        variant="rectangular"
        sx={{ aspectRatio: photo.width && photo.height ? `${photo.width} / ${photo.height}` : '4 / 3', height: 'auto' }}
      />
    );
  if (photo.contentType === 'application/pdf')
    return (
      <Button variant="outlined" href={address} target="_blank" rel="noreferrer">
        {label}: {translate('screen.openPdf')}
      </Button>
    );
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <Box component="img" src={address} alt={label} sx={{ width: '100%', display: 'block', borderRadius: 1 }} />
    </a>
  );
}
