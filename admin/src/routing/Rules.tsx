/** The rules that hold in the administrator's unit and below; those of units above can be seen, not changed. */
import { Button, Chip, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { nameOf, type Rule } from './rule.ts';

interface Props {
  rules: readonly Rule[];
  onChange: (rule: Rule) => void;
  onDrop: (rule: Rule) => void;
}

export function Rules({ rules, onChange, onDrop }: Props) {
  const translate = useTranslate();
  if (!rules.length) return <Typography color="textSecondary">{translate('routing.noRules')}</Typography>;
  const all = (values: readonly string[], group: string) =>
    values.map((value) => translate(`${group}.${value}`)).join(', ') || translate('routing.all');
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            {['name', 'where', 'kinds', 'knows', 'to'].map((field) => (
              <TableCell key={field}>{translate(`routing.${field}`)}</TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {rules.map((rule) => (
            <TableRow key={rule.id} hover sx={rule.active ? {} : { '& td': { color: 'text.secondary' } }}>
              <TableCell>
                {rule.name} {!rule.active && <Chip size="small" label={translate('routing.off')} />}
              </TableCell>
              <TableCell>{nameOf(rule.unit) ?? translate('unit.country')}</TableCell>
              <TableCell>{all(rule.kinds, 'kind')}</TableCell>
              <TableCell>{all(rule.knows, 'routing.level')}</TableCell>
              <TableCell>{nameOf(rule.to)}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                <Button size="small" onClick={() => onChange(rule)}>
                  {translate('ra.action.edit')}
                </Button>
                <Button size="small" color="error" onClick={() => onDrop(rule)} aria-label={`${translate('routing.drop')} ${rule.name}`}>
                  {translate('routing.drop')}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
