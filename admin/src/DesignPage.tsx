/** Every part of the console's language on one page, in development: `/admin/design`. What a new screen is made from. */
import { Box, Button, Chip, Stack, TextField, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Title, useTheme } from 'react-admin';
import { ComparisonTable } from './complaints/show/ComparisonTable.tsx';
import { EmptyState } from './design/EmptyState.tsx';
import { FigureTile } from './design/FigureTile.tsx';
import { KeyHint } from './design/KeyHint.tsx';
import { ListRow } from './design/ListRow.tsx';
import { PersonLine } from './design/PersonLine.tsx';
import { Columns, Section } from './design/Section.tsx';
import { RowsSkeleton, ScreenSkeleton } from './design/Skeletons.tsx';
import { DARK, LIGHT, type Tokens } from './design/tokens.ts';
import { UndoToast } from './design/UndoToast.tsx';
import { UrgencyMark } from './design/UrgencyMark.tsx';
import { WorkTile } from './design/WorkTile.tsx';
import { ActionDialog } from './forms/ActionDialog.tsx';

export default function DesignPage() {
  const [panel, setPanel] = useState(false);
  return (
    <Stack spacing={2} sx={{ my: 2 }}>
      <Title title="Design" />
      <Typography variant="h5" component="h1">
        Ngôn ngữ giao diện
      </Typography>
      <Columns>
        <Stack spacing={2}>
          <Section title="Tokens: màu">
            <Colours />
          </Section>
          <Section title="FigureTile, WorkTile">
            <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr' }}>
              <FigureTile title="Đã nhận" value="1.204" to="/design" against="+12 % so với kỳ trước" course={[3, 5, 4, 8, 7, 9, 12]} />
              <FigureTile title="Quá hạn" value="3" urgency="late" against="Mục tiêu 0" />
              <WorkTile title="Đơn vị thiếu đầu mối" count={12} detail="Có phần việc chưa ai phụ trách" to="/design" />
              <WorkTile title="Việc dở dang" count={undefined} detail="Đang tải" to="/design" />
            </Box>
          </Section>
          <Section title="ComparisonTable">
            <ComparisonTable
              fields={[
                { field: 'fullName', claim: 'Nguyễn Thị Minh Tâm', record: 'Nguyễn Thị Minh Tâm', differs: false },
                { field: 'dateOfBirth', claim: '20/05/1990', record: '20/06/1990', differs: true },
                { field: 'phone', claim: '0912 345 678', record: undefined, differs: false },
              ]}
            />
          </Section>
          <Section title="EmptyState">
            <EmptyState text="Không có dữ liệu khớp điều kiện">
              <Button size="small">Bỏ điều kiện lọc</Button>
            </EmptyState>
          </Section>
        </Stack>
        <Stack spacing={2}>
          <Section title="Button, KeyHint, SidePanel">
            <Row>
              <Button variant="contained" onClick={() => setPanel(true)}>
                Ghi mũi tiêm <KeyHint keyName="r" />
              </Button>
              <Button variant="outlined" color="inherit">
                Từ chối <KeyHint keyName="x" />
              </Button>
              <Button>Nhận xử lý</Button>
            </Row>
          </Section>
          <Section title="UrgencyMark, Chip">
            <Row>
              <UrgencyMark urgency="late">quá 2 giờ 5 phút</UrgencyMark>
              <UrgencyMark urgency="soon">còn 9 giờ 40 phút</UrgencyMark>
              <UrgencyMark urgency="calm">còn 1 ngày 4 giờ</UrgencyMark>
              <Chip size="small" label="Thiếu mũi tiêm" />
              <Chip size="small" variant="outlined" label="Chờ nhận" />
            </Row>
          </Section>
          <Section title="PersonLine">
            <Stack spacing={1}>
              <PersonLine heading name="Nguyễn Thị Minh Tâm" detail="20/05/1990 · PA-9E1V-KXCP" />
              <PersonLine name="Lê Minh Khoa" detail="Cán bộ xử lý" />
            </Stack>
          </Section>
          <Section title="ListRow">
            {(['late', 'soon', 'calm'] as const).map((urgency, i) => (
              <ListRow
                key={urgency}
                id={`design-${urgency}`}
                to="/design"
                isChosen={i === 0}
                title="Nguyễn Ngọc Thuý"
                mark={<UrgencyMark urgency={urgency}>còn 9 giờ</UrgencyMark>}
                detail="Thiếu mũi tiêm · Trung tâm Y tế Quận 1"
              />
            ))}
          </Section>
          <Section title="UndoToast">
            <UndoToast text="PA-9E1V-KXCP: đã ghi mũi tiêm" seconds={9} onUndo={() => {}} />
          </Section>
          <Section title="Skeletons">
            <RowsSkeleton rows={2} />
            <ScreenSkeleton />
          </Section>
        </Stack>
      </Columns>
      {panel && (
        <ActionDialog
          title="Ghi mũi tiêm"
          submit="Ghi và giải quyết"
          busy={false}
          errors={[]}
          onSubmit={() => setPanel(false)}
          onClose={() => setPanel(false)}
        >
          <TextField required label="Số lô" />
        </ActionDialog>
      )}
    </Stack>
  );
}

const Row = ({ children }: { children: ReactNode }) => (
  <Stack direction="row" useFlexGap spacing={1.5} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
    {children}
  </Stack>
);

function Colours() {
  const [theme] = useTheme();
  const tokens = theme === 'dark' ? DARK : LIGHT;
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))' }}>
      {(Object.keys(tokens) as (keyof Tokens)[]).map((name) => (
        <Stack key={name} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <Box sx={{ width: 24, height: 24, borderRadius: 1, border: 1, borderColor: 'divider', bgcolor: tokens[name], flexShrink: 0 }} />
          <Typography variant="caption" noWrap>
            {name}
          </Typography>
        </Stack>
      ))}
    </Box>
  );
}
