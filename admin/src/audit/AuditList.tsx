/** The audit trail: who changed what, and who looked at whom. */
import { Box, Chip, Stack } from '@mui/material';
import { useDeferredValue, useEffect } from 'react';
import { ListBase, Title, useStore, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { ComplaintsByCodeDocument, FindCitizensDocument, SearchStaffDocument } from '../../generated/graphql.ts';
import { DateInput } from '../forms/DateInput.tsx';
import { useGraph } from '../graph/GraphContext.tsx';
import { ExportButton } from '../lists/ExportButton.tsx';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';
import { ViewTabs } from '../lists/ViewTabs.tsx';
import { ActionFilter } from './ActionFilter.tsx';
import { AuditTable } from './AuditTable.tsx';
import { FoundInput } from './FoundInput.tsx';
import { filterOf, NO_QUESTION, type Question } from './filterOf.ts';

const VIEWS = ['ALL', 'CHANGE', 'READ'] as const;

export function AuditList() {
  const translate = useTranslate();
  const graph = useGraph();
  const [question, setQuestion] = useStore<Question>('audit.question', NO_QUESTION);
  const [asked] = useSearchParams();
  const [actor, name] = [asked.get('actor'), asked.get('name')];
  // From another screen: what this one has done.
  useEffect(() => {
    if (actor) setQuestion({ ...NO_QUESTION, actor, actorLabel: name ?? actor });
  }, [actor, name, setQuestion]);
  const filter = filterOf(useDeferredValue(question));
  const ask = (change: Partial<Question>) => setQuestion({ ...question, ...change });
  const subjectsBy = async (text: string) => {
    // A search by number is counted and on record: asked for whole numbers alone.
    if (/^(\d{9}|\d{12})$/.test(text)) {
      const { citizens } = (await graph.request(FindCitizensDocument, { search: { identityDocument: text }, first: 5, after: null })).data;
      return citizens.nodes.map(({ id, fullName }) => ({ id: `citizen:${id}`, label: fullName }));
    }
    return (await graph.request(ComplaintsByCodeDocument, { text })).data.complaints.nodes.map(({ id, code, kind }) => ({
      id: `complaint:${id}`,
      label: `${code} · ${translate(`kind.${kind}`)}`,
    }));
  };
  const searchStaff = async (text: string) =>
    (await graph.request(SearchStaffDocument, { text })).data.searchStaff.map(({ id, name, role, administrativeUnit, site }) => ({
      id,
      label: `${name}${role ? `, ${translate(`role.${role}`).toLowerCase()}` : ''}, ${site?.name ?? administrativeUnit?.name ?? translate('unit.country')}`,
    }));
  return (
    <Box>
      <Title title="resources.audit.name" />
      <ViewTabs
        value={question.kind}
        onChange={(kind) => ask({ kind })}
        tabs={VIEWS.map((name) => ({ name, label: translate(`audit.view.${name}`) }))}
      />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', my: 1 }}>
        {question.subjectLabel ? (
          <Chip
            label={translate('audit.onlyAbout', { what: question.subjectLabel })}
            onDelete={() => ask({ subject: '', subjectLabel: undefined })}
          />
        ) : (
          <FoundInput
            name="subject"
            width={340}
            value={question.subject}
            find={subjectsBy}
            onType={(subject) => ask({ subject })}
            onChoose={({ id, label }) => ask({ subject: id, subjectLabel: label })}
          />
        )}
        {question.actorLabel ? (
          <Chip
            label={translate('audit.onlyBy', { who: question.actorLabel })}
            onDelete={() => ask({ actor: '', actorLabel: undefined })}
          />
        ) : (
          <FoundInput
            name="actor"
            width={260}
            value={question.actor}
            find={searchStaff}
            onType={(actor) => ask({ actor })}
            onChoose={({ id, label }) => ask({ actor: id, actorLabel: label })}
          />
        )}
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
        <ListStatus>
          <AuditTable onAsk={ask} />
          <Pagination />
        </ListStatus>
      </ListBase>
    </Box>
  );
}
