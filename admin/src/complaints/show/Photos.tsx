/** The proof, large. Photos are fetched as the signed-in person, so they are shown from memory. */
import { Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { usePermissions, useTranslate } from 'react-admin';
import { useGraph } from '../../graph/GraphContext.tsx';
import { can } from '../../signIn/access.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { PhotoViewer } from './PhotoViewer.tsx';

type Photo = ComplaintOnScreen['photos'][number];

/** @param below what stands below each */
export function Photos({ photos, below }: { photos: Photo[]; below?: (photo: Photo) => ReactNode }) {
  const translate = useTranslate();
  const { permissions: role } = usePermissions<string>();
  if (!can(role, 'complaint:handle')) return <Typography color="textSecondary">{translate('screen.photosWithheld')}</Typography>;
  if (!photos.length) return <Typography color="textSecondary">{translate('screen.noPhotos')}</Typography>;
  return (
    <Stack spacing={1}>
      {photos.map((photo, i) => (
        <Box key={photo.id}>
          <ShownPhoto photo={photo} label={translate('screen.photo', { number: i + 1 })} />
          {below?.(photo)}
        </Box>
      ))}
    </Stack>
  );
}

function ShownPhoto({ photo, label }: { photo: Photo; label: string }) {
  const translate = useTranslate();
  const graph = useGraph();
  const [address, setAddress] = useState<string>();
  const { data: bytes, isError } = useQuery({
    queryKey: ['photo', photo.url],
    queryFn: async () => (await graph.file(photo.url)).blob,
    staleTime: Number.POSITIVE_INFINITY, // a photo never changes
  });
  useEffect(() => {
    if (!bytes) return;
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  if (isError)
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
  return <PhotoViewer address={address} label={label} ratio={(photo.height ?? 3) / (photo.width ?? 4)} />;
}
