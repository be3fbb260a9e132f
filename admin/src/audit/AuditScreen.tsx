/** The audit trail: who changed what, and who looked at whom. */
import { Box, Stack, TextField } from '@mui/material';
import { useDeferredValue, useEffect } from 'react';
import { ListBase, Title, useStore, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { DateInput } from '../forms/DateInput.tsx';
import { ExportButton } from '../lists/ExportButton.tsx';
import { Listed } from '../lists/Listed.tsx';
import { Pages } from '../lists/Pages.tsx';
import { ViewTabs } from '../lists/ViewTabs.tsx';
import { ActionFilter } from './ActionFilter.tsx';
import { AuditTable } from './AuditTable.tsx';
import { filterOf, NO_QUESTION, type Question } from './filterOf.ts';
import { AskedSubject } from './Subject.tsx';

const VIEWS = ['ALL', 'CHANGE', 'LOOK'] as const;

export function AuditScreen() {
  const translate = useTranslate();
  const [question, setQuestion] = useStore<Question>('audit.question', NO_QUESTION);
  const [asked] = useSearchParams();
  const actor = asked.get('actor');
  // From another screen: what this one has done.
  useEffect(() => {
    if (actor) setQuestion({ ...NO_QUESTION, actor });
  }, [actor, setQuestion]);
  const filter = filterOf(useDeferredValue(question));
  const ask = (change: Partial<Question>) => setQuestion({ ...question, ...change });
  const typed = (name: 'subject' | 'actor', width: number) => (
    <TextField
      type="search"
      size="small"
      margin="none"
      label={translate(`audit.${name}`)}
      value={question[name]}
      onChange={(event) => ask({ [name]: event.target.value })}
      sx={{ width: { xs: '100%', sm: width } }}
    />
  );
  return (
    <Box>
      <Title title="resources.audit.name" />
      <ViewTabs
        value={question.kind}
        onChange={(kind) => ask({ kind })}
        tabs={VIEWS.map((name) => ({ name, label: translate(`audit.view.${name}`) }))}
      />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', my: 1 }}>
        {question.chosen ? <AskedSubject subject={question.subject} onAsk={ask} /> : typed('subject', 290)}
        {typed('actor', 130)}
        <ActionFilter value={question.action} onChoose={(action) => ask({ action })} />
        <Box sx={{ width: { xs: '48%', sm: 140 } }}>
          <DateInput required={false} label={translate('audit.from')} value={question.from} onChange={(from) => ask({ from })} />
        </Box>
        <Box sx={{ width: { xs: '48%', sm: 140 } }}>
          <DateInput required={false} label={translate('audit.until')} value={question.until} onChange={(until) => ask({ until })} />
        </Box>
        <Box sx={{ flexGrow: 1 }} />
        <ExportButton path="/audit-lists" filter={filter} />
      </Stack>
      <ListBase key={JSON.stringify(filter)} resource="audit" filter={filter} perPage={50} disableSyncWithLocation storeKey={false}>
        <Listed>
          <AuditTable onAsk={ask} />
          <Pages />
        </Listed>
      </ListBase>
    </Box>
  );
}
