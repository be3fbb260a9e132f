/** Ministry, provinces, districts, communes, sites: what is below an office is read when it is opened. */
import { CircularProgress, Typography } from '@mui/material';
import { SimpleTreeView } from '@mui/x-tree-view/SimpleTreeView';
import { TreeItem } from '@mui/x-tree-view/TreeItem';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type OfficeInTreeFragment, OfficeTreeDocument } from '../../generated/graphql.ts';
import { useGraph } from '../graph/GraphContext.tsx';

interface Props {
  /** Code of the office at the top: the caller's own. */
  root: string;
  chosen: string;
  onChoose: (code: string) => void;
}

export function OfficeTree({ root, chosen, onChoose }: Props) {
  const translate = useTranslate();
  const [expanded, setExpanded] = useState<string[]>([root]);
  const office = useOffice(root, true);
  if (!office) return <CircularProgress size={20} aria-label={translate('ra.page.loading')} />;
  return (
    <SimpleTreeView
      aria-label={translate('contacts.tree')}
      expandedItems={expanded}
      onExpandedItemsChange={(_, items) => setExpanded(items)}
      selectedItems={chosen}
      onSelectedItemsChange={(_, item) => item && onChoose(item)}
      expansionTrigger="iconContainer"
    >
      <Office office={office} expanded={expanded} />
    </SimpleTreeView>
  );
}

function Office({ office, expanded }: { office: OfficeInTreeFragment; expanded: readonly string[] }) {
  const translate = useTranslate();
  const children = useOffice(office.code, office.hasChildren && expanded.includes(office.code))?.children;
  return (
    <TreeItem
      itemId={office.code}
      label={
        <Typography variant="body2" component="span" noWrap sx={{ display: 'block' }} title={office.name}>
          {office.name}
        </Typography>
      }
    >
      {!office.hasChildren ? null : children ? (
        children.map((below) => <Office key={below.code} office={below} expanded={expanded} />)
      ) : (
        <TreeItem itemId={`${office.code}…`} disabled label={translate('ra.page.loading')} />
      )}
    </TreeItem>
  );
}

function useOffice(code: string, enabled: boolean) {
  const graph = useGraph();
  const { data } = useQuery({
    queryKey: ['tree', code],
    enabled,
    queryFn: async () => (await graph.request(OfficeTreeDocument, { code })).data.office ?? null,
    staleTime: 600_000,
  });
  return data ?? undefined;
}
