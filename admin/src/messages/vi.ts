/** Tiếng Việt. */
import { ROLE_WORDS } from '@so-tiem/platform/values/words';
import { vi as accounts } from './accounts.ts';
import { vi as audit } from './audit.ts';
import { vi as autoAssignment } from './autoAssignment.ts';
import { vi as bulk } from './bulk.ts';
import { vi as citizens } from './citizens.ts';
import { vi as complaintEvents } from './complaintEvents.ts';
import { vi as complaints } from './complaints.ts';
import { vi as contacts } from './contacts.ts';
import { vi as decisions } from './decisions.ts';
import { vi as fields } from './fields.ts';
import { vi as home } from './home.ts';
import { vi as jobs } from './jobs.ts';
import { vi as merge } from './merge.ts';
import { vi as partners } from './partners.ts';
import { vi as reactAdmin } from './reactAdmin.ts';
import { vi as requests } from './requests.ts';
import { vi as routing } from './routing.ts';
import { vi as search } from './search.ts';
import { vi as session } from './session.ts';
import { vi as statistics } from './statistics.ts';
import { vi as write } from './write.ts';

export const vi = {
  ...reactAdmin,
  ...audit,
  ...contacts,
  ...fields,
  ...complaints,
  ...decisions,
  ...citizens,
  ...requests,
  resources: {
    complaints: {
      name: 'Phản ánh',
      fields: {
        deadline: 'Thời hạn',
        recordedAt: 'Mã, lúc nhận',
        complainant: 'Người phản ánh',
        kind: 'Loại',
        responsible: 'Đơn vị',
        status: 'Trạng thái',
        assignee: 'Người xử lý',
        text: 'Tìm tên, mã, điện thoại, giấy tờ',
        kinds: 'Loại',
        statuses: 'Trạng thái',
        province: 'Tỉnh, thành phố',
        district: 'Quận, huyện',
        site: 'Cơ sở',
      },
    },
    statistics: { name: 'Tổng quan' },
    citizens: { name: 'Người được tiêm' },
    erasures: { name: 'Đề nghị xoá' },
    contacts: { name: 'Cán bộ đầu mối' },
    audit: { name: 'Nhật ký' },
    accounts: { name: 'Tài khoản' },
    jobs: { name: 'Việc dở dang' },
    partnerApps: { name: 'Ứng dụng đối tác' },
    routing: { name: 'Điều phối' },
  },
  home,
  search,
  session,
  accounts,
  autoAssignment,
  partners,
  unit: { country: 'Cả nước' },
  role: ROLE_WORDS as Record<keyof typeof ROLE_WORDS, string>,
  list: {
    conditions: 'Điều kiện lọc',
    export: 'Xuất',
    empty: 'Không có dữ liệu khớp điều kiện',
    tooManySearches: 'Bạn đã tìm theo số quá nhiều lần trong một giờ; tìm tiếp được sau %{minutes} phút. Tìm theo tên và mã vẫn dùng được.',
    again: 'Thử lại',
    savedFilters: 'Bộ lọc',
    saveFilter: 'Lưu bộ lọc này',
    filterName: 'Tên bộ lọc',
    forgetFilter: 'Bỏ bộ lọc %{name}',
    busy: 'Hệ thống đang bận, đang tự thử lại; chưa có gì bị mất.',
    offline: 'Mất kết nối mạng: những gì đang hiện có thể đã cũ, và chưa gửi được gì.',
    dense: 'Thu gọn dòng',
    roomy: 'Giãn dòng',
  },
  jobs,
  statistics,
  ...merge,
  routing,
  bulk,
  write,
  keys: {
    order: 'Xếp theo cột khác',
    title: 'Phím tắt',
    help: 'Xem các phím tắt',
    nextRow: 'Dòng tiếp theo',
    previousRow: 'Dòng trước',
    open: 'Mở phản ánh',
    search: 'Tìm kiếm',
    nextComplaint: 'Phản ánh tiếp theo',
    previousComplaint: 'Phản ánh trước',
    queue: 'Về danh sách',
  },
  event: complaintEvents,
  form: { leave: 'Bỏ những gì đã nhập?', drop: 'Bỏ', stay: 'Ở lại' },
  date: { placeholder: 'ngày/tháng/năm' },
  change: { other: 'thay đổi' },
  subgraph: {
    citizens: 'hồ sơ cá nhân',
    doses: 'mũi tiêm',
    facilities: 'cơ sở và đầu mối',
    complaints: 'phản ánh',
    audit: 'nhật ký',
    access: 'tài khoản',
  },
  error: {
    dateProblem: {
      FORM: 'ngày/tháng/năm, ví dụ 05/08/1990',
      FORM_OF_BIRTH: 'ngày/tháng/năm hoặc chỉ năm sinh, ví dụ 05/08/1990, 1945',
      FUTURE: 'ngày này chưa tới',
      TOO_EARLY: 'quá xa trước đây, xem lại năm',
    },
    REQUIRED: 'cần nhập',
    INVALID: 'chưa đúng',
    TOO_LONG: 'vượt quá độ dài cho phép',
    NOT_FOUND: 'không tìm thấy',
    FORBIDDEN: 'không có quyền',
    WRONG_STATE: 'không thể thực hiện ở trạng thái này',
    STALE: '%{name} vừa thay đổi trước (%{change}, %{moment}); đã tải lại',
    DUPLICATE: 'đã có trên hệ thống',
    UNAVAILABLE: 'hệ thống chưa trả lời, xin thử lại',
    reason: {
      BUSY: 'hệ thống đang bận nên chưa làm gì, xin thử lại sau giây lát',
      MOVE_IN: 'do đơn vị nơi người này chuyển đi, hoặc cấp trên của cả hai nơi, thực hiện',
      OUTSIDE_TERRITORY: 'ngoài địa bàn của đơn vị bạn',
      NOT_AS_ON_RECORD: 'khác với hồ sơ',
      DECIDED_BY_YOU: 'chính bạn đã quyết định một phản ánh bị xoá theo; cần người khác của cơ quan hoặc cấp trên xác nhận',
      EARLIER_GOES_ON: 'phản ánh kia gửi trước, với số điện thoại hoặc thư điện tử khác: mở phản ánh đó rồi gộp phản ánh này vào',
      PERHAPS_ANOTHER_PERSON: 'hai phản ánh khai khác nhau; tải lại rồi xem chỗ khác nhau',
      MERGED_LATELY: 'hồ sơ của người này mới gộp chưa quá 15 ngày, chưa xoá được',
      NOT_ALIKE: 'hai hồ sơ khác cả số giấy tờ lẫn ngày sinh; sửa một hồ sơ cho đúng rồi mới gộp',
      ERASURE_WAITING: 'đang có đề nghị xoá dữ liệu của người này; quyết định đề nghị đó trước',
      CHANGED_SINCE: 'hồ sơ đã đổi từ lúc đề nghị, cần đề nghị lại',
      EXPIRED: 'đề nghị đã chờ quá lâu nên hết hiệu lực, cần đề nghị lại',
      OPEN_COMPLAINTS: 'người này còn phản ánh chưa xong, hoặc còn hạn gửi lại (15 ngày sau quyết định)',
      GIVEN_UP: 'đã thử nhiều lần mà không thực hiện được',
      FUTURE: 'ngày này chưa tới',
      TOO_EARLY: 'quá xa trước đây',
      BEFORE_CAMPAIGN: 'trước ngày bắt đầu chiến dịch (08/03/2021)',
      FORM_CCCD: 'CCCD có 12 số',
      FORM_CMND: 'CMND có 9 hoặc 12 số',
      FORM_PASSPORT: 'hộ chiếu có 6 đến 9 chữ và số',
      FORM_INSURANCE: 'hai chữ và 13 số, hoặc 10 số',
      ENDS_BEFORE_BEGIN: 'ngày cuối ở trước ngày đầu',
      SEVERAL_NUMBERS: 'có nhiều số, chỉ ghi một số',
    },
  },
};
