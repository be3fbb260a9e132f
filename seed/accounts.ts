/** The demo accounts, one a role. */
import type { Role } from '@so-tiem/platform/identity/identity';
import type { Unit } from '@so-tiem/platform/identity/territory';
import type { SiteRecord } from '../subgraphs/facilities/model/site.ts';
import { Random } from './random.ts';
import { makeSites } from './sites.ts';

/** Of the sample: the number of the dispatch that the procedure comes from. */
export const SAMPLE_SEED = 9458;

export const DEMO_PASSWORD = 'sotiem-2021';
/** Of the accounts whose role asks for an authenticator; base32. */
export const DEMO_AUTHENTICATOR_KEY = 'SOTIEMDEMOSOTIEMDEMOSOTIEMDEMOSO';

/** The demo partner's, as known to everybody as the password. */
export const DEMO_PARTNER = { id: 'so-tiem-partner-demo', secret: 'sotiem-2021-partner' } as const;

export interface DemoAccount {
  username: string;
  name: string;
  role: Role;
  unit: Unit;
  what: string;
}

/** The site that the demo's site accounts belong to: the busiest one of the sample's worst province. */
export function demoSite(sites: readonly SiteRecord[]): SiteRecord {
  const site = sites.find((candidate) => candidate.kind === 'DISTRICT_HEALTH_CENTRE' && candidate.province === '79' && candidate.active);
  if (!site) throw new Error('no site for the demo accounts');
  return site;
}

let made: DemoAccount[] | undefined;

/** Those of the sample that `npm start` loads. Its sites have to be made to know which is theirs: once, as that takes a third of a second. */
export function theDemoAccounts(): readonly DemoAccount[] {
  made ??= demoAccounts(demoSite(makeSites(new Random(SAMPLE_SEED))));
  return made;
}

export function demoAccounts(site: SiteRecord): DemoAccount[] {
  const atSite = { level: 'SITE', code: site._id } as const;
  return [
    {
      username: 'xuly',
      name: 'Trần Thị Hạnh',
      role: 'HANDLER',
      unit: { level: 'PROVINCE', code: '79' },
      what: 'xử lý phản ánh, Sở Y tế TP Hồ Chí Minh',
    },
    { username: 'coso', name: 'Lê Minh Khoa', role: 'HANDLER', unit: atSite, what: `xử lý phản ánh, ${site.name}` },
    { username: 'nhaplieu', name: 'Phạm Thị Mai', role: 'CLERK', unit: atSite, what: `nhập liệu, ${site.name}` },
    { username: 'giamdoc', name: 'Nguyễn Văn Bình', role: 'HEAD_OF_FACILITY', unit: atSite, what: `người đứng đầu, ${site.name}` },
    { username: 'soyte', name: 'Đỗ Thu Hà', role: 'AUTHORITY_OFFICER', unit: { level: 'PROVINCE', code: '01' }, what: 'Sở Y tế Hà Nội' },
    { username: 'congan', name: 'Vũ Quang Huy', role: 'POLICE', unit: { level: 'COMMUNE', code: site.commune }, what: 'công an phường' },
    { username: 'boyte', name: 'Hoàng Ngọc Lan', role: 'MINISTRY', unit: { level: 'COUNTRY', code: 'VN' }, what: 'Bộ Y tế' },
    { username: 'kiemtoan', name: 'Bùi Đức Anh', role: 'AUDITOR', unit: { level: 'COUNTRY', code: 'VN' }, what: 'kiểm toán' },
    { username: 'quantri', name: 'Ngô Thanh Tâm', role: 'ADMINISTRATOR', unit: { level: 'COUNTRY', code: 'VN' }, what: 'quản trị' },
    {
      username: 'quantri2',
      name: 'Trương Mỹ Hoa',
      role: 'ADMINISTRATOR',
      unit: { level: 'COUNTRY', code: 'VN' },
      what: 'quản trị, xác nhận',
    },
  ];
}
