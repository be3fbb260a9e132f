/** A filter that takes what is typed as it is, and offers what the graph finds by it. */
import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';

export interface Found {
  id: string;
  /** As the list shows it. */
  label: string;
}

interface Props {
  name: 'subject' | 'actor';
  value: string;
  width: number;
  find: (text: string) => Promise<Found[]>;
  onType: (text: string) => void;
  onChoose: (found: Found) => void;
}

/** Of fewer letters too many are found. */
const MIN_LETTERS = 2;
/** What is still being typed is not looked for: the beginning of a number is another number. */
const PAUSE_MS = 500;

export function FoundInput({ name, value, width, find, onType, onChoose }: Props) {
  const translate = useTranslate();
  const typed = value.trim();
  const [text, setText] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setText(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data: found = [], isError } = useQuery({
    queryKey: ['audit', name, text],
    queryFn: () => find(text),
    enabled: text.length >= MIN_LETTERS,
    staleTime: 60_000,
    retry: false,
  });
  return (
    <Autocomplete<Found, false, false, true>
      freeSolo
      autoHighlight
      size="small"
      options={text.length >= MIN_LETTERS && text === typed ? found : []}
      inputValue={value}
      filterOptions={(options) => options}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.label)}
      getOptionKey={(option) => (typeof option === 'string' ? option : option.id)}
      // What is chosen is shown in words by the screen, and the text in the field is the auditor's own.
      onInputChange={(_, input, reason) => reason !== 'reset' && onType(input)}
      onChange={(_, chosen) => chosen && typeof chosen !== 'string' && onChoose(chosen)}
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          margin="none"
          label={translate(`audit.${name}`)}
          helperText={isError ? translate('audit.notLooked') : typed ? translate('audit.choose') : null}
        />
      )}
      sx={{ width: { xs: '100%', sm: width } }}
    />
  );
}
