/** Doing something to the complaint that is followed, under its code and phone. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { type Errors, toErrors } from '../fields/errors.ts';
import { ask, type FieldError } from '../graph.ts';

export interface Followed {
  code: string;
  phone: string;
  /** It was done. */
  onDone: () => void;
}

/** @param onPhotosForgotten what was attached is no more: it waited for too long */
export function useTrackedMutation({ code, phone, onDone }: Followed, onPhotosForgotten?: () => void) {
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);

  /** @returns whether it was done; why it was not is in `errors` */
  async function run<Data extends Record<string, { complaint?: unknown; errors: FieldError[] }>, Variables>(
    operation: DocumentTypeDecoration<Data, Variables>,
    fields: Variables extends { input: infer Input } ? Omit<Input, 'code' | 'phone'> : never,
  ): Promise<boolean> {
    setBusy(true);
    const data = await ask(operation, { input: { code, phone, ...fields } } as Variables).catch(() => undefined);
    const outcome = data && Object.values(data)[0];
    const refused: Errors = outcome ? toErrors(outcome.errors) : { '': 'error.UNAVAILABLE' };
    setErrors(refused);
    if (refused['photoIds'] === 'error.photoForgotten') onPhotosForgotten?.();
    setBusy(false);
    if (!outcome?.complaint) return false;
    onDone();
    return true;
  }

  return { errors, busy, run };
}
