/** Work that the system gave up: mails that did not leave, corrections that did not reach their record. Each is tried anew, or ticked off. */
import { Alert, Box, Button, Card, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useNotify, useTranslate } from 'react-admin';
import { RowsSkeleton } from '../design/Skeletons.tsx';
import { showMoment } from '../format.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { Empty } from '../lists/Empty.tsx';
import { type DeadJob, useDeadJobs, whenOf } from './useDeadJobs.ts';

export function JobList() {
  const translate = useTranslate();
  const notify = useNotify();
  const graph = useGraph();
  const [busy, setBusy] = useState('');
  const { data, error, refetch } = useDeadJobs();
  const act = async ({ subgraph, key }: DeadJob, action: 'again' | 'given-up') => {
    setBusy(key);
    try {
      await graph.json(`/jobs/${subgraph}/${encodeURIComponent(key)}/${action}`, 'POST');
      notify(`jobs.done.${action}`, { type: 'success' });
    } catch {
      notify('error.UNAVAILABLE', { type: 'error' });
    } finally {
      setBusy('');
      await refetch();
    }
  };
  /** What an operator looks for in the logs is for no reader. */
  const copy = async ({ subgraph, key, lastError }: DeadJob) => {
    try {
      await navigator.clipboard.writeText([subgraph, key, lastError].filter(Boolean).join(' '));
      notify('jobs.copied', { type: 'info' });
    } catch {
      notify('error.UNAVAILABLE', { type: 'error' });
    }
  };
  return (
    <Box sx={{ my: 2 }}>
      <Title title="resources.jobs.name" />
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {translate('jobs.help')}
      </Typography>
      {error && <Alert severity="error">{translate('screen.failed')}</Alert>}
      {!data && !error && <RowsSkeleton rows={4} />}
      {data?.length === 0 && <Empty text="jobs.none" />}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {data?.map((job) => (
          <Card component="li" key={`${job.subgraph} ${job.key}`} sx={{ p: 1.5 }}>
            <Stack direction={{ xs: 'column', md: 'row' }} spacing={1} sx={{ justifyContent: 'space-between' }}>
              <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Typography variant="body2" sx={{ fontWeight: 600 }}>
                  {translate(`jobs.kind.${job.kind}`, { _: translate('jobs.kind.other') })}
                </Typography>
                <Typography variant="body2">
                  {translate(job.deadAt ? 'jobs.tried' : 'jobs.goesOn', { smart_count: job.attempts, moment: showMoment(whenOf(job)) })}
                </Typography>
                <Button size="small" sx={{ ml: -0.5 }} onClick={() => void copy(job)}>
                  {translate('jobs.copy')}
                </Button>
              </Box>
              <Stack direction="row" spacing={1} sx={{ alignItems: 'start', flexShrink: 0 }}>
                <Button variant="outlined" disabled={busy === job.key} onClick={() => void act(job, 'again')}>
                  {translate('jobs.again')}
                </Button>
                {job.deadAt && (
                  <Button disabled={busy === job.key} onClick={() => void act(job, 'given-up')}>
                    {translate('jobs.giveUp')}
                  </Button>
                )}
              </Stack>
            </Stack>
          </Card>
        ))}
      </Stack>
    </Box>
  );
}
