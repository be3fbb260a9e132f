/** Views of the queue that a unit keeps: saved and deleted by supervisors. */
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { z } from 'zod';
import type { DeleteViewInput, SaveViewInput } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import type { UnitTextRecord } from '../model/unitText.ts';
import { deleteUnitText, saveUnitText } from '../repository/unitTexts.ts';
import { explanation } from '../rules/complaintInput.ts';

const toSave = z.strictObject({ name: line(60), conditions: explanation });
const toDelete = z.strictObject({ name: line(60) });

export async function saveView(store: Store, identity: Identity, raw: SaveViewInput): Promise<UnitTextRecord> {
  const staff = requirePermission(identity, 'complaint:assign');
  const { name, conditions } = parseInput(toSave, raw);
  return await saveUnitText(store, 'savedViews', staff, { name, content: conditions });
}

export async function deleteView(store: Store, identity: Identity, raw: DeleteViewInput): Promise<UnitTextRecord> {
  const staff = requirePermission(identity, 'complaint:assign');
  return await deleteUnitText(store, 'savedViews', staff, parseInput(toDelete, raw).name);
}
