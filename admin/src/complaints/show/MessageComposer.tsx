/** Writing about a complaint: a note for colleagues, or a message to its citizen, from a text that the unit keeps. */
import { Button, MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useNotify, usePermissions, useTranslate } from 'react-admin';
import { AddNoteDocument, MessageCitizenDocument, SaveMessageTemplateDocument } from '../../../generated/graphql.ts';
import { useGraphMutation } from '../../forms/useGraphMutation.ts';
import { useKeys } from '../../keyboard/keys.ts';
import { can } from '../../signIn/access.ts';
import { useMessageTemplates } from '../useMessageTemplates.ts';
import { SaveTemplateDialog } from './SaveTemplateDialog.tsx';

const LONGEST = 2000;

/** What was begun is there again after a reload or a way elsewhere and back, as long as the tab is open. */
function useDraft(id: string) {
  const key = `so-tiem.draft.${id}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  useEffect(() => (text ? sessionStorage.setItem(key, text) : sessionStorage.removeItem(key)), [key, text]);
  return [text, setText] as const;
}

export function MessageComposer({ id, mayMessage, onChanged }: { id: string; mayMessage: boolean; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { permissions: role } = usePermissions<string>();
  const change = useGraphMutation(onChanged, 'event');
  const [to, setTo] = useState<'note' | 'message'>('note');
  const [text, setText] = useDraft(id);
  const [saving, setSaving] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const templates = useMessageTemplates();
  const writesTo = to === 'message' && mayMessage ? 'message' : 'note';
  useKeys([{ key: 'm', label: 'write.title', run: () => input.current?.focus() }]);

  const send = async () => {
    if (!text.trim() || change.busy) return;
    const variables = { input: { id, text } };
    const outcome = await (writesTo === 'note' ? change.run(AddNoteDocument, variables) : change.run(MessageCitizenDocument, variables));
    if (!outcome) return;
    setText('');
    notify(writesTo === 'note' ? 'write.noted' : 'write.sent', { type: 'success' });
  };
  const save = async (name: string) => {
    if (!(await change.run(SaveMessageTemplateDocument, { input: { name, text } }))) return;
    setSaving(false);
    await templates.reload();
  };
  // What is pressed in the dialog is not meant for the form behind it, which it would reach from within.
  return (
    <>
      <Stack
        spacing={1}
        component="form"
        sx={{ mb: 2 }}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      >
        <ToggleButtonGroup
          exclusive
          size="small"
          value={writesTo}
          aria-label={translate('write.to')}
          onChange={(_, chosen: 'note' | 'message' | null) => chosen && setTo(chosen)}
        >
          <ToggleButton value="note">{translate('write.note')}</ToggleButton>
          <ToggleButton value="message" disabled={!mayMessage}>
            {translate('write.message')}
          </ToggleButton>
        </ToggleButtonGroup>
        {writesTo === 'message' && templates.all.length > 0 && (
          <TextField
            select
            size="small"
            margin="none"
            label={translate('write.template')}
            value=""
            onChange={(event) => setText(templates.all.find(({ name }) => name === event.target.value)?.text ?? text)}
          >
            {templates.all.map(({ name, unit }) => (
              <MenuItem key={`${unit?.code}${name}`} value={name}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          multiline
          minRows={2}
          margin="none"
          inputRef={input}
          label={translate(writesTo === 'note' ? 'write.noteLabel' : 'write.messageLabel')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { maxLength: LONGEST } }}
        />
        <Stack direction="row" spacing={1} sx={{ justifyContent: 'flex-end' }}>
          {writesTo === 'message' && can(role, 'complaint:assign') && (
            <Button size="small" disabled={!text.trim()} onClick={() => setSaving(true)}>
              {translate('write.saveTemplate')}
            </Button>
          )}
          <Button type="submit" size="small" variant="outlined" disabled={!text.trim() || change.busy}>
            {translate(writesTo === 'note' ? 'write.submitNote' : 'write.submitMessage')}
          </Button>
        </Stack>
      </Stack>
      {saving && (
        <SaveTemplateDialog
          busy={change.busy}
          failures={change.failures.map(change.describe)}
          onSave={save}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}
