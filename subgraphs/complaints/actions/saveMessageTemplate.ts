/** Texts of messages to citizens that a unit keeps: saved and deleted by supervisors. */
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { z } from 'zod';
import type { DeleteMessageTemplateInput, SaveMessageTemplateInput } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import type { UnitTextRecord } from '../model/unitText.ts';
import { deleteUnitText, saveUnitText } from '../repository/unitTexts.ts';
import { explanation } from '../rules/complaintInput.ts';

const toSave = z.strictObject({ name: line(60), text: explanation });
const toDelete = z.strictObject({ name: line(60) });

export async function saveMessageTemplate(store: Store, identity: Identity, raw: SaveMessageTemplateInput): Promise<UnitTextRecord> {
  const staff = requirePermission(identity, 'complaint:assign');
  const { name, text } = parseInput(toSave, raw);
  return await saveUnitText(store, 'messageTemplates', staff, { name, content: text });
}

export async function deleteMessageTemplate(store: Store, identity: Identity, raw: DeleteMessageTemplateInput): Promise<UnitTextRecord> {
  const staff = requirePermission(identity, 'complaint:assign');
  return await deleteUnitText(store, 'messageTemplates', staff, parseInput(toDelete, raw).name);
}
