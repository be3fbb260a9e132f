import type { MessageTemplateResolvers, SavedViewResolvers } from '../generated/schema.ts';

export const MessageTemplate: Pick<MessageTemplateResolvers, 'text'> = { text: ({ content }) => content };
export const SavedView: Pick<SavedViewResolvers, 'conditions'> = { conditions: ({ content }) => content };
