import { actorOf } from '@so-tiem/platform/identity/actor';
import type { MessageTemplateResolvers, SavedViewResolvers } from '../generated/schema.ts';
import type { UnitTextRecord } from '../model/unitText.ts';
import { handlingUnit } from './handlingUnit.ts';

const unit = ({ unit: code }: UnitTextRecord) => handlingUnit(code);
const by = ({ byId, by: name }: UnitTextRecord) => actorOf(byId, name);

export const MessageTemplate: MessageTemplateResolvers = { unit, by, text: ({ content }) => content };
export const SavedView: SavedViewResolvers = { unit, by, conditions: ({ content }) => content };
