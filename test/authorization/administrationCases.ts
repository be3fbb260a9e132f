/** A change for every mutation of accounts, partner apps, sites and contacts. */
import { randomUUID } from 'node:crypto';
import { DEMO_PARTNER } from '../../seed/accounts.ts';
import { SITE } from '../procedure/fileSample.ts';
import { account, app, type Case, change, demoPartner, old, person } from './case.ts';

export const ADMINISTRATION_CASES: Record<string, Case> = {
  'Mutation.createAccount': change(
    'createAccount',
    'CreateAccountInput',
    () => ({ idempotencyKey: randomUUID(), username: 'coso', name: 'Lê Quyền', role: 'CLERK', unitCode: SITE }),
    'DUPLICATE',
    'FORBIDDEN',
  ),
  'Mutation.changeAccount': change('changeAccount', 'ChangeAccountInput', () => ({ ...account, name: 'x' }), 'STALE', 'NOT_FOUND'),
  'Mutation.confirmAccount': change('confirmAccount', 'ConfirmAccountInput', () => account, 'WRONG_STATE', 'NOT_FOUND'),
  'Mutation.refuseAccount': change('refuseAccount', 'RefuseAccountInput', () => account, 'WRONG_STATE', 'NOT_FOUND'),
  'Mutation.disableAccount': change('disableAccount', 'DisableAccountInput', () => account, 'STALE', 'NOT_FOUND'),
  'Mutation.enableAccount': change('enableAccount', 'EnableAccountInput', () => account, 'STALE', 'NOT_FOUND'),
  'Mutation.resetAccount': change('resetAccount', 'ResetAccountInput', () => account, 'STALE', 'NOT_FOUND'),
  'Mutation.signOutAccount': change('signOutAccount', 'SignOutAccountInput', () => account, 'STALE', 'NOT_FOUND'),
  // Of an account that is kept elsewhere, as the matrix's are.
  'Mutation.signOutEverywhere': change('signOutEverywhere', 'SignOutEverywhereInput', () => ({ reason: 'x' }), 'NOT_FOUND'),
  'Mutation.registerPartnerApp': change(
    'registerPartnerApp',
    'RegisterPartnerAppInput',
    () => ({ idempotencyKey: randomUUID(), clientId: DEMO_PARTNER.id, ...app }),
    'INVALID',
    'FORBIDDEN',
  ),
  'Mutation.changePartnerApp': change(
    'changePartnerApp',
    'ChangePartnerAppInput',
    () => ({ ...demoPartner, ...app }),
    'STALE',
    'FORBIDDEN',
  ),
  'Mutation.enablePartnerApp': change('enablePartnerApp', 'EnablePartnerAppInput', () => demoPartner, 'STALE', 'FORBIDDEN'),
  'Mutation.disablePartnerApp': change('disablePartnerApp', 'DisablePartnerAppInput', () => demoPartner, 'STALE', 'FORBIDDEN'),
  'Mutation.rotatePartnerSecret': change('rotatePartnerSecret', 'RotatePartnerSecretInput', () => demoPartner, 'STALE', 'FORBIDDEN'),
  'Mutation.changeSite': change('changeSite', 'ChangeSiteInput', () => ({ code: SITE, ...old, name: 'x' }), 'STALE', 'FORBIDDEN'),
  'Mutation.addContact': change(
    'addContact',
    'AddContactInput',
    () => ({ idempotencyKey: 'rights-matrix-contact', officeCode: SITE, ...person, responsibilities: ['PASSPORTS'] }),
    'OK',
    'FORBIDDEN',
  ),
  'Mutation.changeContact': change('changeContact', 'ChangeContactInput', ({ contactId: id }) => ({ id, ...old }), 'STALE', 'FORBIDDEN'),
  'Mutation.retireContact': change('retireContact', 'RetireContactInput', ({ contactId: id }) => ({ id, ...old }), 'STALE', 'FORBIDDEN'),
  'Mutation.confirmContact': change('confirmContact', 'ConfirmContactInput', ({ contactId: id }) => ({ id, ...old }), 'STALE', 'FORBIDDEN'),
  'Mutation.handOverContacts': change(
    'handOverContacts',
    'HandOverContactsInput',
    ({ contactId: id }) => ({ idempotencyKey: randomUUID(), id, ...old, to: person }),
    'STALE',
    'FORBIDDEN',
  ),
  'Mutation.sendConfirmations': change(
    'sendConfirmations',
    'SendConfirmationsInput',
    ({ contactId }) => ({ ids: [contactId] }),
    'OK',
    'FORBIDDEN',
  ),
  'Mutation.confirmByLink': change('confirmByLink', 'ConfirmByLinkInput', () => ({ token: 'none', version: 1 }), 'NOT_FOUND'),
  'Mutation.disputeByLink': change('disputeByLink', 'DisputeByLinkInput', () => ({ token: 'none', version: 1, note: 'x' }), 'NOT_FOUND'),
  'Mutation.startContactImport': change('startContactImport', 'StartContactImportInput', () => ({ id: 'none' }), 'NOT_FOUND'),
  'Mutation.stopContactImport': change('stopContactImport', 'StopContactImportInput', () => ({ id: 'none' }), 'NOT_FOUND'),
};
