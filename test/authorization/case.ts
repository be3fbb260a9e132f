import { DEMO_PARTNER } from '../../seed/accounts.ts';

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

export const by = (name: string, type: string) => ({
  declared: `$input: ${type}!`,
  ask: `${name}(input: $input) { errors { code field } }`,
});
export const change = (name: string, type: string, input: (things: Things) => object, inside: string, outside = inside): Case => ({
  ...by(name, type),
  variables: (things) => ({ input: input(things) }),
  inside,
  outside,
});
export const always = (ask: string, result = 'OK'): Case => ({ ask, inside: result, outside: result });
export const old = { version: 999 };
export const account = { id: 'demo-coso', ...old };
export const demoPartner = { id: DEMO_PARTNER.id, ...old };
export const app = {
  name: 'x',
  contactEmail: 'x@doi-tac.example',
  scopes: ['DOSES_READ'],
  anyOperation: true,
  operations: [],
  ratePerMinute: 10,
  dailyQuota: 10,
};
export const person = { fullName: 'Lê Quyền', title: 'CV', mobilePhone: '0903123987', email: 'quyen@yte.example' };
