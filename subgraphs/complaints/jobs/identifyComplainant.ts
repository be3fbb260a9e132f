/** After filing: finds whose record a complaint is about, where exactly one fits; otherwise it is left to the handler. */

import type { GraphClient } from '@so-tiem/platform/graphClient';
import { searchText } from '@so-tiem/platform/searchText';
import { changeComplaint, SYSTEM } from '../actions/changeComplaint.ts';
import { FindPersonDocument } from '../generated/operations.ts';
import type { Store } from '../model/store.ts';

export const identifyComplainantJob =
  (store: Store, graph: GraphClient) =>
  async ({ complaintId }: { complaintId: string }): Promise<void> => {
    const complaint = await store.complaints.findById(complaintId).lean();
    if (!complaint || complaint.citizenId || complaint.status !== 'RECEIVED') return;
    const { complainant } = complaint;
    const { citizens } = await graph.ask(FindPersonDocument, { identification: complainant.identification.number });
    const fitting = citizens.nodes.filter((citizen) => searchText(citizen.fullName) === searchText(complainant.fullName));
    const [only, ...others] = new Set(fitting.map(({ id, mergedInto }) => mergedInto?.id ?? id));
    if (!only || others.length) return;
    await changeComplaint(store, complaint, { kind: 'IDENTIFIED', by: SYSTEM, fields: { citizenId: only } });
  };
