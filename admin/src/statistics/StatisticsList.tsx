/** The supervisor's page: figures of the own unit and those below, of the last days and by handler; sites at risk, escalations. */
import TvOutlined from '@mui/icons-material/TvOutlined';
import { Alert, Box, Button, MenuItem, Link as Pressable, Stack, TextField } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Title, useGetIdentity, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AutoAssignmentButton } from '../complaints/autoAssignment/AutoAssignmentButton.tsx';
import { Columns, Section } from '../design/Section.tsx';
import { UnitChoice } from '../forms/UnitChoice.tsx';
import { ExportButton } from '../lists/ExportButton.tsx';
import { Loading } from '../lists/Loading.tsx';
import { useAddressState } from '../lists/useAddressState.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { Numbers } from './Numbers.tsx';
import { Escalations, SitesAtRisk } from './SitesAtRisk.tsx';
import { daysBefore, daysOf, SPANS, type Span } from './statistics.ts';
import { useStatistics } from './useStatistics.ts';

const DaysChart = lazy(async () => ({ default: (await import('./Charts.tsx')).DaysChart }));
const KindsChart = lazy(async () => ({ default: (await import('./Charts.tsx')).KindsChart }));

export function StatisticsList() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const own: string = identity?.['unitCode'] ?? '';
  const [chosen, setChosen] = useAddressState('unit');
  const [asked, setSpan] = useAddressState('days', '7');
  const span: Span = SPANS.find((each) => String(each) === asked) ?? 7;
  const unit = chosen || own;
  const days = daysOf(span);
  const { data, error } = useStatistics(unit, days);
  const { data: earlier } = useStatistics(unit, daysBefore(days));
  return (
    <Stack spacing={2} sx={{ my: 2 }}>
      <Title title="resources.statistics.name" />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ width: { xs: '100%', sm: 300 }, '& .MuiInputBase-root': { py: 0.25 } }}>
          <UnitChoice label={translate('field.unitCode')} value={unit} onChange={setChosen} />
        </Box>
        <TextField
          select
          size="small"
          margin="none"
          label={translate('statistics.span')}
          value={span}
          onChange={(event) => setSpan(String(event.target.value))}
          sx={{ width: 180 }}
        >
          {SPANS.map((each) => (
            <MenuItem key={each} value={each}>
              {translate(`statistics.spans.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        <Box sx={{ flexGrow: 1 }} />
        <AutoAssignmentButton />
        <Button component={Link} to={`/wall?unit=${unit}`} startIcon={<TvOutlined />}>
          {translate('statistics.wall')}
        </Button>
        <ExportButton path="/complaint-statistics" filter={{ unit, ...days }} />
      </Stack>
      {error && <Alert severity="error">{translate('screen.failed')}</Alert>}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Numbers statistics={data} before={earlier?.total} unit={unit} days={days} />
          <Columns>
            <Section title={translate('statistics.byDay')}>
              <Suspense fallback={<Loading />}>
                <DaysChart statistics={data} days={days} />
              </Suspense>
            </Section>
            <Section title={translate('statistics.byKind')}>
              <Suspense fallback={<Loading />}>
                <KindsChart statistics={data} />
              </Suspense>
            </Section>
          </Columns>
          <Columns>
            <Section title={translate('statistics.sitesAtRisk')}>
              <SitesAtRisk sitesAtRisk={data.sitesAtRisk} />
            </Section>
            <Section title={translate('statistics.escalations')}>
              <Escalations escalations={data.escalations} />
            </Section>
          </Columns>
          {data.units.length > 0 && (
            <Section title={translate('statistics.byUnit')}>
              <FiguresTable
                what={translate('field.unitCode')}
                days={days}
                rows={data.units.map(({ code, administrativeUnit, site, now, figures }) => ({
                  key: code,
                  now,
                  figures,
                  filter: { unit: code },
                  name: (
                    <Pressable component="button" type="button" onClick={() => setChosen(code)} sx={{ textAlign: 'left' }}>
                      {site?.name ?? administrativeUnit?.name ?? code}
                    </Pressable>
                  ),
                }))}
              />
            </Section>
          )}
          {data.handlers && (
            <Section title={translate('statistics.byHandler')}>
              <FiguresTable
                what={translate('field.colleague')}
                days={days}
                rows={data.handlers.map(({ staff: { id, name }, figures }) => ({
                  key: id,
                  name,
                  figures,
                  filter: { assignee: id, unit: unit === 'VN' ? null : unit },
                }))}
              />
            </Section>
          )}
        </>
      )}
    </Stack>
  );
}
