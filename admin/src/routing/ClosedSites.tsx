/** Sites that are no more, and which took their place. */
import { Button, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import { ChangeSiteDocument, ClosedSitesDocument } from '../../generated/graphql.ts';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { CloseSiteDialog } from './CloseSiteDialog.tsx';

export function ClosedSites() {
  const translate = useTranslate();
  const graph = useGraph();
  const { identity } = useGetIdentity();
  const unit = identity?.['unitLevel'] === 'COUNTRY' ? null : (identity?.['unitCode'] ?? null);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const [closing, setClosing] = useState(false);
  const { data: sites, refetch } = useQuery({
    queryKey: ['sites', 'closed', unit, text],
    enabled: identity !== undefined,
    queryFn: async () => (await graph.request(ClosedSitesDocument, { unit, text: text || null })).data.sites.nodes,
  });
  const change = useGraphMutation(refetch);
  return (
    <>
      <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 1, flexWrap: 'wrap', justifyContent: 'space-between' }}>
        <TextField
          type="search"
          size="small"
          margin="none"
          label={translate('routing.findSite')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button size="small" variant="outlined" onClick={() => setClosing(true)}>
          {translate('routing.close')}
        </Button>
      </Stack>
      {sites && !sites.length && <Typography color="textSecondary">{translate(text ? 'list.empty' : 'routing.noSites')}</Typography>}
      {sites && sites.length > 0 && (
        <TableContainer tabIndex={0} sx={{ maxHeight: 360 }}>
          <Table size="small" stickyHeader sx={{ '& td, & th': { px: 1 } }}>
            <TableHead>
              <TableRow>
                <TableCell>{translate('routing.site')}</TableCell>
                <TableCell>{translate('routing.successor')}</TableCell>
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {sites.map(({ code, name, version, district, successor }) => (
                <TableRow key={code} hover>
                  <TableCell>{[name, district?.name].filter(Boolean).join(', ')}</TableCell>
                  <TableCell>{successor?.name ?? translate('routing.none')}</TableCell>
                  <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                    <Button
                      size="small"
                      variant="text"
                      disabled={change.busy}
                      onClick={() => void change.run(ChangeSiteDocument, { input: { code, version, active: true } })}
                    >
                      {translate('routing.reopenSite')}
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {closing && <CloseSiteDialog onClose={() => setClosing(false)} onChanged={refetch} />}
    </>
  );
}
