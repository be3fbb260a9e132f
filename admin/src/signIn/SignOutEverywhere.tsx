/** In the user's menu: ends all of their sessions, for a lost phone or a computer that another person sits at. */
import DevicesOutlined from '@mui/icons-material/DevicesOutlined';
import { ListItemIcon, ListItemText, MenuItem } from '@mui/material';
import { useLogout, useTranslate } from 'react-admin';
import { SignOutEverywhereDocument } from '../../generated/graphql.ts';
import { useGraphMutation } from '../forms/useGraphMutation.ts';

export function SignOutEverywhere() {
  const translate = useTranslate();
  const logout = useLogout();
  const change = useGraphMutation(async () => {});
  const run = async () => {
    if (await change.run(SignOutEverywhereDocument, { input: {} })) await logout();
  };
  return (
    <MenuItem disabled={change.busy} onClick={() => void run()}>
      <ListItemIcon>
        <DevicesOutlined fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('session.everywhere')}</ListItemText>
    </MenuItem>
  );
}
