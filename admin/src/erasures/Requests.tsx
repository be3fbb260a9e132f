/** What a person may ask for of their own, and the erasure that waits for a second member of staff. */
import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CitizenShown } from '../citizens/citizen.ts';
import { ErasureNotice } from './ErasureNotice.tsx';
import { type Request, RequestDialog } from './RequestDialog.tsx';

export function Requests({ citizen, onChanged }: { citizen: CitizenShown; onChanged: () => Promise<unknown> }) {
  const translate = useTranslate();
  const [request, setRequest] = useState<Request>();
  return (
    <Stack spacing={1}>
      {citizen.erasure && <ErasureNotice erasure={citizen.erasure} name={citizen.fullName} onDecided={onChanged} />}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <Button variant="outlined" onClick={() => setRequest('copy')}>
          {translate('requests.copy.title')}
        </Button>
        {!citizen.erasure && (
          <Button color="error" onClick={() => setRequest('erasure')}>
            {translate('requests.erasure.title')}
          </Button>
        )}
      </Stack>
      {request && <RequestDialog citizen={citizen} request={request} onClose={() => setRequest(undefined)} onChanged={onChanged} />}
    </Stack>
  );
}
