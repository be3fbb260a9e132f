/** Says which part of a screen did not come: a subgraph does not answer. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Answer } from '../graph/graphqlClient.ts';

export function Partly({ errors }: Pick<Answer<unknown>, 'errors'>) {
  const translate = useTranslate();
  const down = [...new Set(errors.flatMap(({ extensions }) => extensions?.subgraph ?? []))];
  if (!down.length) return null;
  return (
    <Alert severity="warning">
      {translate('screen.partly', { subgraph: down.map((name) => translate(`subgraph.${name}`)).join(', ') })}
    </Alert>
  );
}
