/** Types from the schema: resolver types for each subgraph, typed operations for the console and the portal. */
import { existsSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { SUBGRAPH_NAMES } from './subgraphs/list.ts';

const COMMON = 'platform/graphql/common.graphql';
const scalars = {
  ID: 'string',
  Date: 'string',
  PartialDate: 'string',
  DateTime: { input: 'Date', output: 'Date' },
  _FieldSet: 'string',
};
const overJson = { ID: 'string', Date: 'string', PartialDate: 'string', DateTime: 'string' };

/** What a resolver's parent is, for types that are kept as documents of another shape than the schema's. */
const mappers: Record<string, Record<string, string>> = {
  facilities: {
    AdministrativeUnit: 'model/administrativeUnit.ts#AdministrativeUnitRecord',
    Site: 'model/site.ts#SiteRecord',
    Office: 'model/office.ts#OfficeRecord',
    Contact: 'model/contact.ts#ContactRecord',
    ContactToConfirm: 'model/contact.ts#ContactRecord',
    ContactImport: 'model/contactImport.ts#ContactImportRecord',
  },
  citizens: {
    Citizen: 'model/citizen.ts#CitizenRecord',
    DoseHistory: 'model/citizen.ts#CitizenRecord',
    MyRecord: 'model/citizen.ts#CitizenRecord',
    CitizenMerge: 'model/merge.ts#MergeRecord',
    Erasure: 'model/erasure.ts#ErasureRecord',
    CitizenRevision: 'model/citizenRevision.ts#CitizenRevisionRecord',
  },
  doses: {
    Dose: 'model/dose.ts#DoseRecord',
    DoseHistory: 'resolvers/doseHistory.ts#DoseHistoryReference',
    MyRecord: 'resolvers/myRecord.ts#MyRecordReference',
    HistoryDose: 'model/dose.ts#DoseRecord',
    Citizen: 'resolvers/citizen.ts#CitizenReference',
    Vaccine: 'rules/vaccines.ts#VaccineRecord',
  },
  audit: { AuditEntry: 'model/auditEntry.ts#AuditEntryRecord' },
  access: {
    StaffAccount: 'model/account.ts#AccountRecord',
    PartnerApp: 'model/partnerApp.ts#PartnerAppRecord',
    StaffMember: 'resolvers/staffMember.ts#StaffParent',
  },
  complaints: {
    Complaint: 'model/complaint.ts#ComplaintRecord',
    AutoAssignment: 'queries/readAutoAssignment.ts#UnitAutoAssignment',
    TrackedComplaint: 'model/complaint.ts#ComplaintRecord',
    ComplaintStatement: 'rules/statement.ts#StatementRecord',
    ComplaintToErase: 'queries/complaintsToErase.ts#ComplaintToEraseRecord',
    Complainant: 'model/complaint.ts#ComplainantRecord',
    ProposedLink: 'rules/citizenLink.ts#ProposedLinkRecord',
    ClaimedDose: 'model/complaint.ts#ClaimedDoseRecord',
    ComplaintPhoto: 'model/complaint.ts#PhotoRecord',
    ComplaintDecision: 'model/complaint.ts#DecisionRecord',
    PendingDecision: 'model/complaint.ts#PendingDecisionRecord',
    TrackedDecision: 'model/complaint.ts#DecisionRecord',
    HandlingUnit: 'model/complaint.ts#HandlingUnitRecord',
    RoutingRule: 'model/routingRule.ts#RoutingRuleRecord',
    RoutingStep: 'queries/route.ts#RoutingStepRecord',
    MessageTemplate: 'model/unitText.ts#UnitTextRecord',
    SavedView: 'model/unitText.ts#UnitTextRecord',
    ComplaintEvent: 'model/complaintEvent.ts#ComplaintEventRecord',
    EscalationNotice: 'model/notice.ts#NoticeRecord',
    MailRefusal: 'model/mailRefusal.ts#MailRefusalRecord',
    AvailableHandler: 'rules/assignByLoad.ts#Load',
    StaffMember: 'resolvers/staffMember.ts#StaffReference',
    ComplaintStatistics: 'queries/statistics.ts#Statistics',
    ComplaintFiguresOfUnit: 'queries/statistics.ts#ComplaintFiguresOfUnitRecord',
    SiteAtRisk: 'queries/statistics.ts#SiteAtRiskRecord',
    TrackedEvent: 'model/complaintEvent.ts#ComplaintEventRecord',
    Citizen: 'resolvers/citizen.ts#CitizenReference',
    MyRecord: 'resolvers/citizen.ts#MyRecordReference',
  },
};

function subgraph(name: string): CodegenConfig['generates'] {
  return {
    [`subgraphs/${name}/generated/schema.ts`]: {
      schema: [COMMON, `subgraphs/${name}/schema.graphql`],
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        enumsAsConst: true,
        sort: false,
        namingConvention: { enumValues: 'keep' },
        useTypeImports: true,
        importExtension: '.ts',
        scalars,
        strictScalars: true,
        skipTypename: true,
        contextType: '../loaders.ts#Context',
        mappers: Object.fromEntries(Object.entries(mappers[name] ?? {}).map(([type, file]) => [type, `../${file}`])),
      },
    },
  };
}

function operations(workspace: string, file = 'graphql'): CodegenConfig['generates'] {
  return {
    [`${workspace}/generated/${file}.ts`]: {
      schema: 'generated/api.graphql',
      documents: `${workspace}/{graph,reference}/*.graphql`,
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        scalars: overJson,
        skipTypename: true,
        dedupeFragments: true,
        documentMode: 'string',
      },
    },
  };
}

const config: CodegenConfig = {
  generates: {
    ...Object.assign({}, ...SUBGRAPH_NAMES.map(subgraph)),
    ...Object.assign(
      {},
      ...SUBGRAPH_NAMES.filter((name) => existsSync(`subgraphs/${name}/graph`)).map((name) =>
        operations(`subgraphs/${name}`, 'operations'),
      ),
    ),
    ...operations('platform', 'operations'),
    ...operations('admin'),
    ...operations('portal'),
  },
};

export default config;
