/** A labelled field with its hint and its error, tied together for screen readers. */
import { showPartialDate } from '@so-tiem/platform/values/partialDate';
import type { ReactNode } from 'react';
import { type MessageKey, useMessages } from '../messages/messages.tsx';
import { readDate } from './dates.ts';
import { type Errors, idOf } from './errors.ts';

interface FieldProps {
  path: string;
  label: MessageKey;
  hint?: MessageKey;
  errors: Errors;
  optional?: boolean;
  children: (control: {
    id: string;
    name: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean;
    required: boolean;
  }) => ReactNode;
}

export function Field({ path, label, hint, errors, optional = false, children }: FieldProps) {
  const { text } = useMessages();
  const id = idOf(path);
  const error = errors[path];
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {text(label)} {optional && <small>({text('optional')})</small>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {text(hint)}
        </p>
      )}
      {children({ id, name: path, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error), required: !optional })}
      {error && (
        <p className="error" id={`${id}-error`}>
          {text(error)}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'tel' | 'email';
  autoComplete?: string;
  inputMode?: 'numeric' | 'text';
  maxLength?: number;
}

export const TextField = ({
  value,
  onChange,
  type = 'text',
  autoComplete = 'off',
  inputMode = 'text',
  maxLength = 100,
  ...field
}: TextFieldProps) => (
  <Field {...field}>
    {(control) => (
      <input
        {...control}
        type={type}
        inputMode={type === 'text' ? inputMode : undefined}
        autoComplete={autoComplete}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

interface DateFieldProps extends Omit<TextFieldProps, 'type' | 'inputMode' | 'maxLength'> {
  disabled?: boolean;
}

/** A date as people write it here, day first; when they leave the field it is shown as it was understood, `5081990` as 05/08/1990. */
export const DateField = ({ value, onChange, partial = false, disabled = false, ...field }: DateFieldProps & { partial?: boolean }) => (
  <Field {...field} hint={partial ? 'dateOfBirthHint' : 'dateHint'}>
    {(control) => (
      <input
        {...control}
        className="date"
        inputMode="numeric"
        autoComplete={field.autoComplete ?? 'off'}
        maxLength={30}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          const read = readDate(value, partial);
          if ('date' in read) onChange(showPartialDate(read.date));
        }}
      />
    )}
  </Field>
);

interface SelectFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  empty?: MessageKey;
}

export function SelectField({ value, onChange, options, empty = 'choose', ...field }: SelectFieldProps) {
  const { text } = useMessages();
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{text(empty)}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
