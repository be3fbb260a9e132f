/** What is still to be filled in or mended in a form, as its reader sees it: by the label of the field. */
export interface Missing {
  label: string;
  /** What the field itself says is wrong; undefined where it is empty. */
  wrong: string | undefined;
  focus: () => void;
  hasFocus: () => boolean;
}

/** In the order in which they stand. Fields are MUI's: a hidden input stands for a choice from a list, whose label is none to HTML. */
export function missingIn(form: HTMLElement): Missing[] {
  return [...form.querySelectorAll<HTMLElement>('.MuiFormControl-root')].flatMap((field): Missing[] => {
    const input = field.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea:not([aria-hidden=true])');
    if (!input || input.disabled) return [];
    const label = (field.querySelector('.MuiInputLabel-root, label')?.textContent ?? '').replace(/[\s*]+$/u, '');
    const shown = field.querySelector<HTMLElement>('[role=combobox]') ?? input;
    const own = { label, focus: () => shown.focus(), hasFocus: () => document.activeElement === shown };
    if (input.required && !input.value.trim()) return [{ ...own, wrong: undefined }];
    const wrong = input.matches('[data-checked][aria-invalid=true]') ? (field.querySelector('p')?.textContent ?? '') : undefined;
    return wrong === undefined ? [] : [{ ...own, wrong }];
  });
}
