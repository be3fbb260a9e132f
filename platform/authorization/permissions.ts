/**
 * The declaration of rights: who may do what, where, and with which fields in clear. Everything else follows from it: the
 * subgraphs refuse what is not here (authorize.ts), the console shows what is (admin/src/signIn/access.ts, compared by a test), and
 * test/authorization asks every operation as every role inside and outside of its territory. docs/rights.md says the same in words.
 */
import { forbidden } from '../errors/errors.ts';
import { actingStaff, type Identity, type Partner, type Role, type Staff } from '../identity/identity.ts';
import { isWithin, type Territory } from '../identity/territory.ts';

/** TERRITORY: outside of one's unit it does not exist, or is refused. MASKED: outside it is shown without what identifies. ANYWHERE: no limit. */
type Where = 'TERRITORY' | 'MASKED' | 'ANYWHERE';

const HANDLING = ['HANDLER', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'] as const;
const EVERYBODY = ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'POLICE', 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'] as const;

export const PERMISSIONS = {
  /** Complaints, their proof and their history. */
  'complaint:read': { roles: [...HANDLING, 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'], where: 'TERRITORY' },
  /** Taking, passing on, deciding; and seeing the complainant's numbers in clear. */
  'complaint:handle': { roles: HANDLING, where: 'TERRITORY' },
  /** What complaints come to, by unit, day and handler: for supervisors. */
  'statistics:read': { roles: ['HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'MINISTRY', 'AUDITOR'], where: 'TERRITORY' },
  /** Assigning complaints of one's unit and below to colleagues: by supervisors. */
  'complaint:assign': { roles: ['HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'], where: 'TERRITORY' },
  /** People's records. */
  'citizen:read': { roles: [...HANDLING, 'CLERK', 'POLICE', 'MINISTRY', 'AUDITOR'], where: 'MASKED' },
  /** ID, insurance number, phone, email and address in clear, of people in one's sight. */
  'citizen:identifiers': { roles: [...HANDLING, 'CLERK', 'POLICE'], where: 'TERRITORY' },
  /** Entering a person who is not on the platform, wherever they live. */
  'citizen:register': { roles: [...HANDLING, 'CLERK', 'POLICE'], where: 'ANYWHERE' },
  /** Correcting a person in one's sight. */
  'citizen:change': { roles: [...HANDLING, 'CLERK', 'POLICE'], where: 'TERRITORY' },
  /** What a person asks for of their own: a copy of everything about them, their erasure. With doses and complaints, so not for all. */
  'citizen:request': { roles: HANDLING, where: 'TERRITORY' },
  /** Confirming that a person who lives in the territory is erased: the second of two people, and of the authority. */
  'citizen:erase': { roles: ['AUTHORITY_OFFICER'], where: 'TERRITORY' },
  /** Doses of a person in one's sight: health data, which the police does not need. */
  'dose:read': { roles: [...HANDLING, 'CLERK', 'MINISTRY', 'AUDITOR'], where: 'TERRITORY' },
  /** Recording, correcting, voiding doses of one's sites. */
  'dose:change': { roles: [...HANDLING, 'CLERK'], where: 'TERRITORY' },
  /** Who finishes which complaints: the rules of routing. */
  'routing:manage': { roles: ['ADMINISTRATOR'], where: 'TERRITORY' },
  /** Sites: name, address, whether they work. */
  'facility:change': { roles: ['ADMINISTRATOR', 'MINISTRY'], where: 'TERRITORY' },
  /** The focal contacts of offices, who are there to be reached. */
  'contact:read': { roles: EVERYBODY, where: 'TERRITORY' },
  'contact:change': { roles: ['ADMINISTRATOR', 'MINISTRY', 'AUTHORITY_OFFICER', 'HEAD_OF_FACILITY'], where: 'TERRITORY' },
  /** The audit trail; of the whole country alone. */
  'audit:read': { roles: ['AUDITOR'], where: 'TERRITORY' },
  /** Jobs that ended without success; of the whole country alone. */
  'job:manage': { roles: ['ADMINISTRATOR'], where: 'TERRITORY' },
  /** Accounts of staff of one's own unit and below. */
  'account:manage': { roles: ['ADMINISTRATOR'], where: 'TERRITORY' },
  /** Partner apps, what they may, and what they have called; of the whole country alone. */
  'partner:read': { roles: ['ADMINISTRATOR', 'MINISTRY', 'AUDITOR'], where: 'TERRITORY' },
  'partner:manage': { roles: ['ADMINISTRATOR'], where: 'TERRITORY' },
} as const satisfies Record<string, { roles: readonly Role[]; where: Where }>;

export type Task = keyof typeof PERMISSIONS;

/**
 * ANYBODY needs no account. STAFF: every account. HISTORY: partner apps with the scope, and no one else. SYSTEM: parts of the
 * system, for the inner steps of a procedure that spans subgraphs; where a step is made for a member of staff, their rights bound it.
 */
type Access = Task | 'ANYBODY' | 'STAFF' | 'HISTORY' | 'SYSTEM';

/** Every operation of the graph; one that is not here is not answered. */
export const OPERATIONS: Record<string, Access> = {
  'Query.auditEntries': 'audit:read',
  'Query.citizen': 'citizen:read',
  'Query.citizens': 'citizen:read',
  'Query.visibleCitizens': 'SYSTEM',
  'Query.compareWithClaim': 'SYSTEM',
  'Query.doseHistory': 'HISTORY',
  'Query.doseHistories': 'HISTORY',
  'Query.myRecord': 'ANYBODY', // who holds the token
  'Query.complaints': 'complaint:read',
  'Query.complaintCounts': 'complaint:read',
  'Query.handledHere': 'SYSTEM',
  'Query.erasureObstacles': 'SYSTEM',
  'Query.complaint': 'complaint:read',
  'Query.complaintStatistics': 'statistics:read',
  'Query.routingRules': 'routing:manage',
  'Query.routingOf': 'routing:manage',
  'Query.messageTemplates': 'complaint:handle',
  'Query.savedViews': 'complaint:handle',
  'Query.autoAssignment': 'complaint:handle',
  'Query.trackComplaint': 'ANYBODY', // who knows code and phone
  'Query.trackLinkedComplaint': 'ANYBODY', // who has the link
  'Query.vaccines': 'ANYBODY',
  'Query.provinces': 'ANYBODY',
  'Query.administrativeUnit': 'ANYBODY',
  'Query.site': 'ANYBODY',
  'Query.sites': 'ANYBODY',
  'Query.office': 'contact:read',
  'Query.offices': 'contact:read',
  'Query.contacts': 'contact:read',
  'Query.contactCounts': 'contact:read',
  'Query.contact': 'contact:read',
  'Query.contactImport': 'contact:change',
  'Query.contactToConfirm': 'ANYBODY', // who holds the link
  'Query.accounts': 'account:manage',
  'Query.account': 'account:manage',
  'Query.colleague': 'SYSTEM', // whom a message goes to
  'Query.colleagues': 'complaint:assign',
  'Query.staffNamed': 'audit:read',
  'Query.partnerApps': 'partner:read',
  'Query.partnerApp': 'partner:read',
  'Query.erasures': 'citizen:erase',
  'Mutation.requestAccessCode': 'ANYBODY',
  'Mutation.openMyRecord': 'ANYBODY',
  'Mutation.registerCitizen': 'citizen:register',
  'Mutation.correctCitizen': 'citizen:change',
  'Mutation.mergeCitizens': 'citizen:change',
  'Mutation.unmergeCitizens': 'citizen:change',
  'Mutation.copyPerson': 'citizen:request',
  'Mutation.proposeErasure': 'citizen:request',
  'Mutation.confirmErasure': 'citizen:erase',
  'Mutation.refuseErasure': 'citizen:request',
  'Mutation.fileComplaint': 'ANYBODY',
  'Mutation.addProof': 'ANYBODY', // who knows code and phone
  'Mutation.reopenComplaint': 'ANYBODY', // who knows code and phone
  'Mutation.withdrawComplaint': 'ANYBODY', // who knows code and phone
  'Mutation.rateComplaint': 'ANYBODY', // who knows code and phone
  'Mutation.claimComplaint': 'complaint:handle',
  'Mutation.releaseComplaint': 'complaint:handle',
  'Mutation.complaintHeartbeat': 'complaint:handle',
  'Mutation.assignComplaint': 'complaint:assign',
  'Mutation.bulkUpdateComplaints': 'complaint:handle',
  'Mutation.transferComplaint': 'complaint:handle',
  'Mutation.identifyComplainant': 'complaint:handle',
  'Mutation.confirmComplainant': 'complaint:handle',
  'Mutation.refuseComplainant': 'complaint:handle',
  'Mutation.resolveComplaint': 'complaint:handle',
  'Mutation.resolveWithoutCorrection': 'complaint:handle',
  'Mutation.rejectComplaint': 'complaint:handle',
  'Mutation.mergeComplaints': 'complaint:handle',
  'Mutation.addNote': 'complaint:handle',
  'Mutation.messageCitizen': 'complaint:handle',
  'Mutation.saveRoutingRule': 'routing:manage',
  'Mutation.deleteRoutingRule': 'routing:manage',
  'Mutation.saveMessageTemplate': 'complaint:assign',
  'Mutation.deleteMessageTemplate': 'complaint:assign',
  'Mutation.saveView': 'complaint:assign',
  'Mutation.deleteView': 'complaint:assign',
  'Mutation.configureAutoAssignment': 'complaint:assign',
  'Mutation.setAvailability': 'complaint:handle',
  'Mutation.recordDose': 'dose:change',
  'Mutation.correctDose': 'dose:change',
  'Mutation.moveDose': 'dose:change',
  'Mutation.voidDose': 'dose:change',
  'Mutation.mergeDoses': 'SYSTEM',
  'Mutation.unmergeDoses': 'SYSTEM',
  'Mutation.eraseDoseReasons': 'SYSTEM',
  'Mutation.eraseComplaintsOf': 'SYSTEM',
  'Mutation.eraseChanges': 'SYSTEM',
  'Query.injectedHere': 'SYSTEM',
  'Mutation.changeSite': 'facility:change',
  'Mutation.addContact': 'contact:change',
  'Mutation.changeContact': 'contact:change',
  'Mutation.retireContact': 'contact:change',
  'Mutation.confirmContact': 'contact:change',
  'Mutation.handOverContacts': 'contact:change',
  'Mutation.sendConfirmations': 'contact:change',
  'Mutation.startContactImport': 'contact:change',
  'Mutation.stopContactImport': 'contact:change',
  'Mutation.confirmByLink': 'ANYBODY', // who holds the link
  'Mutation.disputeByLink': 'ANYBODY', // who holds the link
  'Mutation.createAccount': 'account:manage',
  'Mutation.changeAccount': 'account:manage',
  'Mutation.disableAccount': 'account:manage',
  'Mutation.enableAccount': 'account:manage',
  'Mutation.resetAccount': 'account:manage',
  'Mutation.confirmAccount': 'account:manage',
  'Mutation.refuseAccount': 'account:manage',
  'Mutation.signOutAccount': 'account:manage',
  'Mutation.signOutEverywhere': 'STAFF',
  'Mutation.registerPartnerApp': 'partner:manage',
  'Mutation.changePartnerApp': 'partner:manage',
  'Mutation.enablePartnerApp': 'partner:manage',
  'Mutation.disablePartnerApp': 'partner:manage',
  'Mutation.rotatePartnerSecret': 'partner:manage',
};

export const roleCan = (role: Role, task: Task): boolean => (PERMISSIONS[task].roles as readonly Role[]).includes(role);
export const may = (staff: Staff, task: Task): boolean => roleCan(staff.role, task);

/** The member of staff behind the call. @throws Forbidden when nobody is signed in, or their role has no such task */
export function requirePermission(identity: Identity, task: Task): Staff {
  const staff = actingStaff(identity);
  if (!staff) throw forbidden('sign in first');
  if (!may(staff, task)) throw forbidden(`the role ${staff.role} may not do this (${task})`);
  return staff;
}

/** For what concerns the whole country. @throws Forbidden */
export function requireCountryPermission(identity: Identity, task: Task): Staff {
  const staff = requirePermission(identity, task);
  if (staff.unit.level !== 'COUNTRY') throw forbidden('for those whose unit is the whole country');
  return staff;
}

function requireScope({ scopes }: Partner, scope: string): void {
  if (!scopes.includes(scope)) throw forbidden(`the token lacks the scope ${scope}`);
}

/** What the system's own parts do for nobody in particular: finding whose record a complaint is about. */
export const isSystem = (identity: Identity): boolean => identity.kind === 'service' && !identity.actingFor;

/** @throws Forbidden unless an operation, as it is declared, is for this caller */
export function requireAccess(identity: Identity, access: Access): void {
  if (access === 'ANYBODY' || isSystem(identity)) return;
  if (access === 'SYSTEM') {
    if (identity.kind !== 'service') throw forbidden('for parts of the system alone');
    return;
  }
  if (access === 'STAFF') {
    if (!actingStaff(identity)) throw forbidden('sign in first');
    return;
  }
  if (access === 'HISTORY') {
    if (identity.kind !== 'partner') throw forbidden('for partner apps alone');
    requireScope(identity, 'doses:read');
    return;
  }
  requirePermission(identity, access);
}

/** @throws Forbidden when the place is not in the unit of the member of staff */
export function requireTerritory(staff: Staff, place: Territory): void {
  if (!isWithin(place, staff.unit)) throw forbidden(`outside of the territory of ${staff.unit.code}`);
}
