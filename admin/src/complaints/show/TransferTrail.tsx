/** The units that a complaint was passed through, up to the one that has to finish it; its deadline is the same in all. */
import { Breadcrumbs, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { nameOf } from '../../routing/rule.ts';
import type { ComplaintOnScreen } from '../complaint.ts';

export function TransferTrail({ complaint: { transferredFrom, responsible } }: { complaint: ComplaintOnScreen }) {
  const translate = useTranslate();
  if (!transferredFrom.length) return null;
  return (
    <Breadcrumbs separator="→" maxItems={12} aria-label={translate('screen.chain')} sx={{ mb: 1.5 }}>
      {transferredFrom.map((unit, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a unit may have had it more than once, and the order does not change
        <Typography key={i} variant="body2" color="textSecondary">
          {nameOf(unit)}
        </Typography>
      ))}
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {responsible.site?.name ?? responsible.administrativeUnit?.name ?? responsible.code}
      </Typography>
    </Breadcrumbs>
  );
}
