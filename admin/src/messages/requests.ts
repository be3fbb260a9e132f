/** What a person asks for of their own. */
export const vi = {
  requests: {
    title: 'Yêu cầu của người dân',
    papers: 'Người dân phải có mặt với giấy tờ. Nhập số và ngày sinh đúng như trên giấy tờ.',
    copy: {
      title: 'Bản sao dữ liệu',
      do: 'Tải bản sao',
      help: 'Một tệp có mọi thứ hệ thống giữ về người này, kể cả phản ánh ở nơi khác và ai đã xem, để trao cho chính người đó. Việc này được ghi nhật ký.',
    },
    erasure: {
      title: 'Đề nghị xoá dữ liệu',
      do: 'Đề nghị xoá',
      help: 'Cơ quan y tế nơi người này cư trú xác nhận thì hồ sơ, phản ánh và ảnh giấy tờ bị xoá hẳn, không lấy lại được. Người này sẽ không còn chứng minh được đã tiêm. Sổ mũi tiêm chỉ giữ mũi tiêm không tên.',
      waits: 'Đã đề nghị, chờ người thứ hai xác nhận',
      proposed: '%{by} đề nghị xoá dữ liệu lúc %{moment}',
      second: 'Chờ cơ quan y tế nơi người này cư trú xác nhận.',
      confirm: 'Xoá hẳn',
      confirmHelp: 'Hồ sơ, phản ánh và ảnh giấy tờ của người này sẽ bị xoá hẳn, không lấy lại được.',
      merged: 'Hồ sơ đã gộp vào cũng bị xoá:',
      goingWith: 'Phản ánh bị xoá theo:',
      goingAlone: 'Không có phản ánh nào bị xoá theo.',
      open: 'Chưa xoá được: người này còn phản ánh chưa xong, hoặc còn hạn gửi lại (15 ngày sau quyết định).',
      refuse: 'Không xoá',
      refuseHelp: 'Dữ liệu được giữ nguyên. Người dân muốn xoá thì phải đến yêu cầu lại.',
      done: 'Đã xoá dữ liệu của người này',
      left: 'Dữ liệu được giữ nguyên',
      none: 'Không có đề nghị xoá nào đang chờ.',
      listHelp: 'Người dân yêu cầu xoá dữ liệu của mình; một cán bộ đã xem giấy tờ và đề nghị. Người thứ hai quyết định.',
    },
  },
};

export const en: typeof vi = {
  requests: {
    title: 'Requests of the person',
    papers: 'The person must be present with their papers. Type number and date of birth as they stand on the papers.',
    copy: {
      title: 'Copy of the data',
      do: 'Save the copy',
      help: 'One file with everything that the system holds about this person, complaints of other units and who has looked included, to be handed to that person. It goes on record.',
    },
    erasure: {
      title: 'Propose erasure',
      do: 'Propose',
      help: 'Once the health authority of where the person lives confirms, the record, complaints and photos of papers are gone for good. The person can no longer prove that they are vaccinated. The ledger keeps the injections, of nobody.',
      waits: 'Proposed; it waits for a second person',
      proposed: '%{by} proposed to erase this person at %{moment}',
      second: 'It waits for the health authority of where the person lives.',
      confirm: 'Erase for good',
      confirmHelp: 'The record, complaints and photos of papers of this person will be gone for good.',
      merged: 'Records merged into it go as well:',
      goingWith: 'Complaints that go with them:',
      goingAlone: 'No complaint goes with them.',
      open: 'Not yet: a complaint of this person is open, or may still be reopened (15 days after the decision).',
      refuse: 'Do not erase',
      refuseHelp: 'Everything stays. To be erased the person has to come and ask again.',
      done: 'The person was erased',
      left: 'Everything stays as it is',
      none: 'No erasure waits.',
      listHelp: 'People asked for their data to be erased; a member of staff saw their papers and proposed it. A second one decides.',
    },
  },
};
