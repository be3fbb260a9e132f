import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { FieldChanges } from '../FieldChanges.tsx';
import { showDate, showMoment } from '../format.ts';
import type { CitizenShown } from './citizen.ts';
import { showField } from './showField.ts';
import { type Moment, timeLineOf } from './timeLineOf.ts';

/** What happened, the latest first. */
export function TimeLine({ citizen }: { citizen: CitizenShown }) {
  const translate = useTranslate();
  const moments = timeLineOf(citizen);
  if (!moments.length) return <Typography color="textSecondary">{translate('citizens.nothingYet')}</Typography>;
  return (
    <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {moments.map((moment) => (
        <Box
          component="li"
          key={moment.key}
          sx={{ borderLeft: 3, borderColor: moment.kind === 'injected' ? 'success.main' : 'divider', pl: 1.5, pb: 1.25 }}
        >
          <Typography variant="caption" color="textSecondary" component="time" dateTime={moment.at}>
            {moment.at.length === 10 ? showDate(moment.at) : showMoment(moment.at)}
          </Typography>
          <Typography variant="body2">
            <strong>{translate(`timeLine.${moment.kind}`)}</strong> <What moment={moment} />
            {moment.by && ` · ${moment.by}`}
          </Typography>
          {moment.reason && (
            <Typography variant="body2" color="textSecondary">
              {moment.reason}
            </Typography>
          )}
          <FieldChanges fields={moment.fields} show={(name, value) => showField(translate, name, value)} />
        </Box>
      ))}
    </Box>
  );
}

function What({ moment: { dose, complaint } }: { moment: Moment }) {
  const translate = useTranslate();
  if (dose) return `${translate('field.doseNumber').toLowerCase()} ${dose.doseNumber}, ${dose.vaccine.product}`;
  if (!complaint) return null;
  return (
    <>
      <Link to={`/complaints/${complaint.id}/show`}>{complaint.code}</Link>, {translate(`kind.${complaint.kind}`).toLowerCase()}
    </>
  );
}
