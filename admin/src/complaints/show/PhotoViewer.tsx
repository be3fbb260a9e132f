/** One photo of the proof, to be turned and looked at closely: by wheel or two fingers, by buttons, by keyboard. */
import AddOutlined from '@mui/icons-material/AddOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import RestartAltOutlined from '@mui/icons-material/RestartAltOutlined';
import RotateRightOutlined from '@mui/icons-material/RotateRightOutlined';
import { Box, IconButton, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';

const QUARTER = 90;

export function PhotoViewer({ address, label, ratio }: { address: string; label: string; ratio: number }) {
  const translate = useTranslate();
  const [turns, setTurns] = useState(0);
  const lying = turns % 2 === 1;
  return (
    <TransformWrapper maxScale={8} doubleClick={{ mode: 'zoomIn' }} wheel={{ step: 0.15 }}>
      {({ zoomIn, zoomOut, resetTransform }) => (
        <Box component="figure" aria-label={label} sx={{ m: 0 }}>
          <Stack direction="row" component="figcaption" sx={{ justifyContent: 'center' }}>
            <IconButton size="small" aria-label={translate('photo.closer')} onClick={() => zoomIn()}>
              <AddOutlined fontSize="small" />
            </IconButton>
            <IconButton size="small" aria-label={translate('photo.further')} onClick={() => zoomOut()}>
              <RemoveOutlined fontSize="small" />
            </IconButton>
            <IconButton size="small" aria-label={translate('photo.turn')} onClick={() => setTurns(turns + 1)}>
              <RotateRightOutlined fontSize="small" />
            </IconButton>
            <IconButton
              size="small"
              aria-label={translate('photo.reset')}
              onClick={() => {
                setTurns(0);
                resetTransform();
              }}
            >
              <RestartAltOutlined fontSize="small" />
            </IconButton>
          </Stack>
          <Box
            sx={{
              borderRadius: 1,
              overflow: 'hidden',
              bgcolor: 'action.hover',
              '& .react-transform-wrapper': { width: '100%', cursor: 'grab' },
            }}
          >
            <TransformComponent wrapperStyle={{ width: '100%' }} contentStyle={{ width: '100%' }}>
              {/* A turned photo is fitted into the room that it had. */}
              <Box
                component="img"
                src={address}
                alt={label}
                draggable={false}
                sx={{
                  width: '100%',
                  maxHeight: 'min(60vh, 640px)',
                  objectFit: 'contain',
                  display: 'block',
                  transform: `rotate(${turns * QUARTER}deg) scale(${lying ? Math.min(ratio, 1 / ratio) : 1})`,
                }}
              />
            </TransformComponent>
          </Box>
        </Box>
      )}
    </TransformWrapper>
  );
}
