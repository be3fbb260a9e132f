/** A labelled field with its hint and its error, tied together for screen readers. */
import type { ReactNode } from 'react';
import { type MessageKey, useMessages } from '../messages/messages.tsx';
import { type Errors, idOf } from './errors.ts';

interface FieldProps {
  path: string;
  label: MessageKey;
  hint?: MessageKey;
  errors: Errors;
  optional?: boolean;
  children: (control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean; required: boolean }) => ReactNode;
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
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error), required: !optional })}
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

/** A date as people write it here, day first; the same on every device, whatever its language. */
export const DateField = ({ value, onChange, ...field }: Omit<TextFieldProps, 'type' | 'inputMode' | 'maxLength'>) => (
  <Field {...field} hint="dateHint">
    {(control) => (
      <input
        {...control}
        className="date"
        inputMode="numeric"
        autoComplete={field.autoComplete ?? 'off'}
        maxLength={10}
        value={value}
        onChange={(event) => onChange(withSlashes(event.target.value, value))}
      />
    )}
  </Field>
);

/** Puts the slashes in while somebody types digits, and leaves alone what they delete. */
function withSlashes(typed: string, before: string): string {
  if (typed.length < before.length) return typed;
  return /^\d{2}$|^\d{2}\/\d{2}$/.test(typed) ? `${typed}/` : typed;
}

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
