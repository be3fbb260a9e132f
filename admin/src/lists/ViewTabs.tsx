/** Tabs with how many each holds; where they do not fit they scroll by themselves, not the page. */
import { Tab, Tabs } from '@mui/material';

interface Props<Name extends string> {
  tabs: readonly { name: Name; label: string; count?: number | null | undefined }[];
  value: Name;
  onChange: (name: Name) => void;
}

export function ViewTabs<Name extends string>({ tabs, value, onChange }: Props<Name>) {
  return (
    <Tabs
      value={value}
      onChange={(_, chosen: Name) => onChange(chosen)}
      variant="scrollable"
      allowScrollButtonsMobile
      sx={{ mt: 1, flex: '0 1 auto', minWidth: 0 }}
    >
      {tabs.map(({ name, label, count }) => (
        <Tab key={name} value={name} label={count == null ? label : `${label} (${count.toLocaleString('vi')})`} />
      ))}
    </Tabs>
  );
}
