/**
 * For every operation one question about something in province 79, and what whoever may ask is answered inside of their
 * territory and outside. Changes are asked so that they go as far as the rights let them and then no further: by an old version,
 * a code that does not exist, a dose that was voided already.
 */
import { randomUUID } from 'node:crypto';
import { DEMO_PARTNER } from '../../seed/accounts.ts';
import { SITE } from '../procedure/fileSample.ts';

/** What is there to be asked about. */
export interface Things {
  citizenId: string;
  complaintId: string;
  complaintCode: string;
  doseId: string;
  voidedDoseId: string;
  contactId: string;
}

export interface Case {
  /** The field with its arguments and selection. */
  ask: string;
  variables?: (things: Things) => object;
  /** Types of the variables. */
  declared?: string;
  /** OK, the code of an error, `nothing` for null or an empty list, `masked` for what is shown without numbers. */
  inside: string;
  outside: string;
  /** Other tests write here too: an answer is what counts. */
  mayBeEmpty?: true;
  /** Where it is another answer inside of a single site. */
  atSite?: string;
}

const by = (name: string, type: string) => ({ declared: `$input: ${type}!`, ask: `${name}(input: $input) { errors { code field } }` });
const change = (name: string, type: string, input: (things: Things) => object, inside: string, outside = inside): Case => ({
  ...by(name, type),
  variables: (things) => ({ input: input(things) }),
  inside,
  outside,
});
const always = (ask: string, result = 'OK'): Case => ({ ask, inside: result, outside: result });
const old = { version: 999 };
const account = { id: 'demo-coso', ...old };
const demoPartner = { id: DEMO_PARTNER.id, ...old };
const app = {
  name: 'x',
  contactEmail: 'x@doi-tac.example',
  scopes: ['DOSES_READ'],
  anyOperation: true,
  operations: [],
  ratePerMinute: 10,
  dailyQuota: 10,
};
const person = { fullName: 'Lê Quyền', title: 'CV', mobilePhone: '0903123987', email: 'quyen@yte.example' };

export const CASES: Record<string, Case> = {
  'Query.viewer': always('viewer { permissions }'),
  'Query.auditEntries': { ask: 'auditEntries(first: 1) { nodes { id } }', inside: 'OK', outside: 'FORBIDDEN' },
  'Query.citizen': {
    declared: '$id: ID!',
    ask: 'citizen(id: $id) { masked }',
    variables: ({ citizenId }) => ({ id: citizenId }),
    inside: 'OK',
    outside: 'masked',
  },
  'Query.citizens': { ask: 'citizens(search: { identityDocument: "079190000001" }) { nodes { masked } }', inside: 'OK', outside: 'masked' },
  'Query.visibleCitizens': always('visibleCitizens(ids: [])', 'nothing'),
  'Query.compareWithClaim': always('compareWithClaim(id: "none", claim: {})', 'nothing'),
  'Query.injectedHere': always('injectedHere(citizenIds: [])', 'nothing'),
  'Query.erasureObstacles': always('erasureObstacles(citizenIds: []) { open }', 'FORBIDDEN'),
  'Query.handledHere': always('handledHere(citizenIds: [])', 'nothing'),
  'Query.doseHistory': always(
    'doseHistory(personalId: "079190000001", fullName: "Nguyễn Thị Minh Tâm", dateOfBirth: "1990-05-20") { fullName }',
  ),
  'Query.doseHistories': always(
    'doseHistories(people: [{ personalId: "079190000001", fullName: "Nguyễn Thị Minh Tâm", dateOfBirth: "1990-05-20" }]) { fullName }',
  ),
  'Query.myRecord': always('myRecord(token: "none") { fullName }', 'nothing'),
  'Query.complaints': {
    declared: '$text: String',
    ask: 'complaints(filter: { text: $text }) { nodes { id } }',
    variables: ({ complaintCode }) => ({ text: complaintCode }),
    inside: 'OK',
    outside: 'nothing',
  },
  'Query.complaintCounts': always('complaintCounts { mine }'),
  'Query.complaint': {
    declared: '$id: ID!',
    ask: 'complaint(id: $id) { id }',
    variables: ({ complaintId }) => ({ id: complaintId }),
    inside: 'OK',
    outside: 'nothing',
  },
  'Query.trackComplaint': always('trackComplaint(code: "PA-NONE-NONE", phone: "0912345678") { code }', 'nothing'),
  'Query.trackLinkedComplaint': always(`trackLinkedComplaint(token: "PA-NONE-NONE.${'a'.repeat(22)}") { code }`, 'nothing'),
  'Query.vaccines': always('vaccines { code }'),
  'Query.provinces': always('provinces { code }'),
  'Query.administrativeUnit': always('administrativeUnit(code: "79") { code }'),
  'Query.site': always(`site(code: "${SITE}") { code }`),
  'Query.sites': always('sites(first: 1) { nodes { code } }'),
  'Query.office': { ask: `office(code: "${SITE}") { contacts { id } }`, inside: 'OK', outside: 'OK' },
  'Query.offices': { ask: `offices(filter: { within: "${SITE}" }) { nodes { code } }`, inside: 'OK', outside: 'nothing' },
  'Query.contacts': { ask: `contacts(filter: { within: "${SITE}" }) { nodes { id } }`, inside: 'OK', outside: 'nothing' },
  'Query.contactCounts': always('contactCounts { __typename }'),
  'Query.contact': {
    declared: '$id: ID!',
    ask: 'contact(id: $id) { id }',
    variables: ({ contactId }) => ({ id: contactId }),
    inside: 'OK',
    outside: 'nothing',
  },
  'Query.contactImport': always('contactImport(id: "none") { id }', 'nothing'), // one's own, wherever
  'Query.contactToConfirm': always('contactToConfirm(token: "none") { fullName }', 'nothing'),
  'Query.accounts': { ask: `accounts(filter: { within: "${SITE}" }) { nodes { id } }`, inside: 'OK', outside: 'nothing' },
  'Query.routingRules': always('routingRules { id }', 'nothing'),
  'Query.routingOf': {
    ask: 'routingOf(kind: PASSPORT, place: { provinceCode: "79" }) { responsible { code } }',
    inside: 'OK',
    outside: 'FORBIDDEN',
  },
  'Query.autoAssignment': always('autoAssignment { unit }'),
  'Query.messageTemplates': { ...always('messageTemplates { name }'), mayBeEmpty: true },
  'Query.savedViews': { ...always('savedViews { name }'), mayBeEmpty: true },
  'Query.complaintStatistics': {
    ask: `complaintStatistics(unit: "${SITE}", from: "2021-11-01", until: "2021-11-30") { code }`,
    inside: 'OK',
    outside: 'NOT_FOUND',
  },
  'Query.staffNamed': { ask: 'staffNamed(text: "Thu Ha") { id }', inside: 'OK', outside: 'FORBIDDEN' },
  'Query.colleagues': { ask: 'colleagues(unit: "79.760.26740.01") { id }', inside: 'OK', outside: 'nothing' },
  'Query.colleague': always('colleague(id: "demo-coso") { id }'),
  'Query.account': { ask: 'account(id: "demo-coso") { id }', inside: 'OK', outside: 'nothing' },
  'Query.partnerApps': { ask: 'partnerApps(first: 1) { nodes { id } }', inside: 'OK', outside: 'FORBIDDEN' },
  'Query.partnerApp': { ask: `partnerApp(id: "${DEMO_PARTNER.id}") { id }`, inside: 'OK', outside: 'FORBIDDEN' },
  'Mutation.createAccount': change(
    'createAccount',
    'CreateAccountInput',
    () => ({ idempotencyKey: randomUUID(), username: 'coso', name: 'Lê Quyền', role: 'CLERK', unitCode: SITE }),
    'DUPLICATE',
    'FORBIDDEN',
  ),
  'Mutation.changeAccount': change('changeAccount', 'ChangeAccountInput', () => ({ ...account, name: 'x' }), 'STALE', 'NOT_FOUND'),
  'Mutation.confirmAccount': change('confirmAccount', 'StaffAccountInput', () => account, 'WRONG_STATE', 'NOT_FOUND'),
  'Mutation.refuseAccount': change('refuseAccount', 'StaffAccountInput', () => account, 'WRONG_STATE', 'NOT_FOUND'),
  'Mutation.disableAccount': change('disableAccount', 'StaffAccountInput', () => account, 'STALE', 'NOT_FOUND'),
  'Mutation.enableAccount': change('enableAccount', 'StaffAccountInput', () => account, 'STALE', 'NOT_FOUND'),
  'Mutation.resetAccount': change('resetAccount', 'StaffAccountInput', () => account, 'STALE', 'NOT_FOUND'),
  'Mutation.signOutAccount': change('signOutAccount', 'StaffAccountInput', () => account, 'STALE', 'NOT_FOUND'),
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
  'Mutation.enablePartnerApp': change('enablePartnerApp', 'PartnerAppInput', () => demoPartner, 'STALE', 'FORBIDDEN'),
  'Mutation.disablePartnerApp': change('disablePartnerApp', 'PartnerAppInput', () => demoPartner, 'STALE', 'FORBIDDEN'),
  'Mutation.rotatePartnerSecret': change('rotatePartnerSecret', 'PartnerAppInput', () => demoPartner, 'STALE', 'FORBIDDEN'),
  'Mutation.requestAccessCode': change(
    'requestAccessCode',
    'AccessCodeInput',
    () => ({ fullName: ' ', dateOfBirth: '1990-05-20', gender: 'MALE', number: '0' }),
    'REQUIRED',
  ),
  'Mutation.openMyRecord': change('openMyRecord', 'OpenMyRecordInput', () => ({ challenge: 'none', code: '000000' }), 'WRONG_STATE'),
  'Mutation.registerCitizen': change(
    'registerCitizen',
    'RegisterCitizenInput',
    () => ({ idempotencyKey: randomUUID(), fullName: 'Lê Quyền', dateOfBirth: '1990-01-01', gender: 'MALE', communeCode: '99999' }),
    'NOT_FOUND',
  ),
  'Mutation.correctCitizen': change(
    'correctCitizen',
    'CorrectCitizenInput',
    ({ citizenId }) => ({ idempotencyKey: randomUUID(), id: citizenId, ...old, reason: 'x' }),
    'STALE',
    'FORBIDDEN',
  ),
  'Mutation.mergeCitizens': change(
    'mergeCitizens',
    'MergeCitizensInput',
    ({ citizenId }) => ({
      ...{ idempotencyKey: randomUUID(), survivorId: citizenId, survivorVersion: 0, duplicateId: randomUUID(), duplicateVersion: 0 },
      ...{ fieldsFromDuplicate: [], doses: [], reason: 'x' },
    }),
    'STALE',
    'FORBIDDEN',
  ),
  'Query.erasures': always('erasures(first: 1) { pageInfo { hasNextPage } }'),
  'Mutation.copyPerson': change(
    'copyPerson',
    'PersonRequestInput',
    ({ citizenId }) => ({ idempotencyKey: randomUUID(), id: citizenId, dateOfBirth: '1950', reason: 'x' }),
    'INVALID',
    'FORBIDDEN',
  ),
  'Mutation.proposeErasure': change(
    'proposeErasure',
    'PersonRequestInput',
    ({ citizenId }) => ({ idempotencyKey: randomUUID(), id: citizenId, dateOfBirth: '1950', reason: 'x' }),
    'INVALID',
    'FORBIDDEN',
  ),
  'Mutation.confirmErasure': change('confirmErasure', 'DecideErasureInput', () => ({ id: 'none' }), 'NOT_FOUND'),
  'Mutation.refuseErasure': change('refuseErasure', 'DecideErasureInput', () => ({ id: 'none' }), 'NOT_FOUND'),
  'Mutation.eraseComplaintsOf': always('eraseComplaintsOf(input: { citizenIds: [] }) { errors { code } }', 'FORBIDDEN'),
  'Mutation.eraseDoseReasons': always('eraseDoseReasons(input: { citizenIds: [] }) { errors { code } }', 'FORBIDDEN'),
  'Mutation.eraseChanges': always('eraseChanges(input: { subjects: [] }) { errors { code } }', 'FORBIDDEN'),
  'Mutation.unmergeCitizens': change(
    'unmergeCitizens',
    'UnmergeCitizensInput',
    () => ({ idempotencyKey: randomUUID(), id: 'none', reason: 'x' }),
    'NOT_FOUND',
  ),
  'Mutation.fileComplaint': change(
    'fileComplaint',
    'FileComplaintInput',
    () => ({
      idempotencyKey: randomUUID(),
      kind: 'PASSPORT',
      complainant: {
        fullName: 'Lê Quyền',
        dateOfBirth: '1990-01-01',
        gender: 'MALE',
        identityDocument: { kind: 'CMND', number: '123456789' },
        phone: '0903123987',
      },
      place: { provinceCode: '03' },
    }),
    'NOT_FOUND',
  ),
  'Mutation.addProof': change(
    'addProof',
    'AddProofInput',
    () => ({ code: 'PA-NONE-NONE', phone: '0912345678', photoIds: [] }),
    'NOT_FOUND',
  ),
  'Mutation.reopenComplaint': change(
    'reopenComplaint',
    'ReopenComplaintInput',
    () => ({ code: 'PA-NONE-NONE', phone: '0912345678', explanation: 'x', photoIds: [] }),
    'NOT_FOUND',
  ),
  'Mutation.withdrawComplaint': change(
    'withdrawComplaint',
    'WithdrawComplaintInput',
    () => ({ code: 'PA-NONE-NONE', phone: '0912345678' }),
    'NOT_FOUND',
  ),
  'Mutation.rateComplaint': change(
    'rateComplaint',
    'RateComplaintInput',
    () => ({ code: 'PA-NONE-NONE', phone: '0912345678', satisfied: true }),
    'NOT_FOUND',
  ),
  'Mutation.claimComplaint': change(
    'claimComplaint',
    'ClaimComplaintInput',
    ({ complaintId: id }) => ({ id, ...old }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.releaseComplaint': change(
    'releaseComplaint',
    'ReleaseComplaintInput',
    ({ complaintId: id }) => ({ id, ...old }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.complaintHeartbeat': change(
    'complaintHeartbeat',
    'ComplaintHeartbeatInput',
    ({ complaintId: id }) => ({ id }),
    'OK',
    'NOT_FOUND',
  ),
  'Mutation.assignComplaint': change(
    'assignComplaint',
    'AssignComplaintInput',
    ({ complaintId: id }) => ({ id, ...old, to: null }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.bulkUpdateComplaints': {
    declared: '$input: BulkUpdateComplaintsInput!',
    ask: 'bulkUpdateComplaints(input: $input) { outcomes { complaint { id } } errors { code field } }',
    variables: ({ complaintId: id }) => ({ input: { action: 'CLAIM', complaints: [{ id, ...old }], preview: true } }),
    inside: 'OK',
    outside: 'OK',
  },
  'Mutation.transferComplaint': change(
    'transferComplaint',
    'TransferComplaintInput',
    ({ complaintId: id }) => ({ id, ...old, to: '79', reason: 'x' }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.identifyComplainant': change(
    'identifyComplainant',
    'IdentifyComplainantInput',
    ({ complaintId: id, citizenId }) => ({ id, ...old, citizenId }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.confirmComplainant': change(
    'confirmComplainant',
    'ConfirmComplainantInput',
    ({ complaintId: id }) => ({ id, ...old }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.refuseComplainant': change(
    'refuseComplainant',
    'RefuseComplainantInput',
    ({ complaintId: id }) => ({ id, ...old }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.resolveComplaint': change(
    'resolveComplaint',
    'ResolveComplaintInput',
    ({ complaintId: id, doseId }) => ({ id, ...old, voidDose: { doseId } }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.resolveWithoutCorrection': change(
    'resolveWithoutCorrection',
    'ResolveWithoutCorrectionInput',
    ({ complaintId: id }) => ({ id, ...old, explanation: 'x' }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.rejectComplaint': change(
    'rejectComplaint',
    'RejectComplaintInput',
    ({ complaintId: id }) => ({ id, ...old, reason: 'PHOTO_BLURRED' }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.mergeComplaints': change(
    'mergeComplaints',
    'MergeComplaintsInput',
    ({ complaintId: id }) => ({ id, ...old, duplicateId: 'none', duplicateVersion: 1 }),
    'STALE',
    'NOT_FOUND',
  ),
  'Mutation.addNote': change('addNote', 'ComplaintTextInput', ({ complaintId: id }) => ({ id, text: '' }), 'REQUIRED'),
  'Mutation.messageCitizen': change('messageCitizen', 'ComplaintTextInput', ({ complaintId: id }) => ({ id, text: '' }), 'REQUIRED'),
  'Mutation.saveRoutingRule': change(
    'saveRoutingRule',
    'SaveRoutingRuleInput',
    () => ({ name: 'x', unit: SITE, kinds: ['PASSPORT'], to: SITE, active: false }),
    'OK',
    'FORBIDDEN',
  ),
  'Mutation.deleteRoutingRule': change('deleteRoutingRule', 'DeleteRoutingRuleInput', () => ({ id: 'none', version: 1 }), 'NOT_FOUND'),
  'Mutation.configureAutoAssignment': change(
    'configureAutoAssignment',
    'ConfigureAutoAssignmentInput',
    () => ({ maxOpenPerHandler: 0 }),
    'INVALID',
  ),
  'Mutation.setAvailability': change('setAvailability', 'SetAvailabilityInput', () => ({ available: false }), 'OK'),
  'Mutation.saveMessageTemplate': change(
    'saveMessageTemplate',
    'SaveMessageTemplateInput',
    () => ({ name: 'rights-matrix', text: 'x' }),
    'OK',
  ),
  'Mutation.saveView': change('saveView', 'SaveViewInput', () => ({ name: 'rights-matrix', conditions: '{}' }), 'OK'),
  'Mutation.deleteMessageTemplate': change('deleteMessageTemplate', 'DeleteMessageTemplateInput', () => ({ name: 'none' }), 'NOT_FOUND'),
  'Mutation.deleteView': change('deleteView', 'DeleteViewInput', () => ({ name: 'none' }), 'NOT_FOUND'),
  'Mutation.recordDose': change(
    'recordDose',
    'RecordDoseInput',
    () => ({
      idempotencyKey: randomUUID(),
      citizenId: randomUUID(),
      vaccineCode: 'COMIRNATY',
      injectedOn: '2021-09-02',
      doseNumber: 1,
      siteCode: SITE,
    }),
    'NOT_FOUND',
    'FORBIDDEN',
  ),
  'Mutation.correctDose': {
    ...change(
      'correctDose',
      'CorrectDoseInput',
      ({ doseId }) => ({ idempotencyKey: randomUUID(), id: doseId, reason: 'x', siteCode: '79.760.26740.99' }),
      'NOT_FOUND',
      'FORBIDDEN',
    ),
    atSite: 'FORBIDDEN', // it would be put elsewhere
  },
  'Mutation.moveDose': change(
    'moveDose',
    'MoveDoseInput',
    ({ doseId }) => ({ idempotencyKey: randomUUID(), id: doseId, toCitizenId: randomUUID(), reason: 'x' }),
    'NOT_FOUND',
    'FORBIDDEN',
  ),
  'Mutation.voidDose': change(
    'voidDose',
    'VoidDoseInput',
    ({ voidedDoseId }) => ({ idempotencyKey: randomUUID(), id: voidedDoseId, reason: 'x' }),
    'STALE',
    'FORBIDDEN',
  ),
  'Mutation.mergeDoses': change(
    'mergeDoses',
    'MergeDosesInput',
    ({ citizenId }) => ({ idempotencyKey: randomUUID(), survivorId: citizenId, duplicateId: randomUUID(), doses: [], reason: 'x' }),
    'INVALID',
    'FORBIDDEN',
  ),
  'Mutation.unmergeDoses': change(
    'unmergeDoses',
    'UnmergeDosesInput',
    ({ citizenId }) => ({ idempotencyKey: randomUUID(), survivorId: citizenId, duplicateId: randomUUID(), reason: 'x' }),
    'OK',
  ),
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
