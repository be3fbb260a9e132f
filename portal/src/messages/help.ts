/** The help page. */
export const vi = {
  'help.link': 'Hướng dẫn',
  'help.title': 'Hướng dẫn gửi phản ánh',
  'help.lead': 'Phản ánh khi mũi tiêm bị thiếu, ghi sai, hoặc thông tin cá nhân trên hệ thống không đúng.',
  'help.when': 'Bao lâu có kết quả?',
  'help.whenAnswer': 'Trong 48 giờ kể từ khi hệ thống ghi nhận. Nơi đã tiêm xử lý; quá hạn thì cơ quan cấp trên được báo.',
  'help.proof': 'Cần giấy tờ gì?',
  'help.proofAnswer':
    'Ảnh giấy xác nhận tiêm chủng, chụp thẳng, đủ sáng, thấy rõ họ tên, ngày tiêm, loại vắc xin và con dấu. Ảnh chụp lại màn hình hay ảnh chân dung không thay được.',
  'help.without': 'Không còn giấy xác nhận thì sao?',
  'help.withoutAnswer':
    'Vẫn gửi được. Ghi nơi tiêm và ngày tiêm theo trí nhớ; mục không nhớ thì để trống hoặc chọn “không nhớ”. Cơ sở sẽ tìm trong sổ của họ.',
  'help.after': 'Sau khi gửi thì làm gì?',
  'help.afterAnswer':
    'Giữ mã tra cứu. Dùng mã này và số điện thoại đã khai để xem kết quả, bổ sung giấy tờ hoặc trả lời câu hỏi của người xử lý.',
  'help.disagree': 'Không đồng ý với kết quả?',
  'help.disagreeAnswer':
    'Trong 15 ngày kể từ khi có kết quả, gửi lại kèm giấy tờ rõ hơn ở trang tra cứu. Nếu bị từ chối lần thứ hai, cơ quan cấp trên quyết định.',
  'help.lost': 'Mất mã tra cứu?',
  'help.lostAnswer':
    'Mã có trong thư hoặc tin nhắn đã gửi khi ghi nhận. Nếu không còn, gửi phản ánh mới: hệ thống nhận ra phản ánh cũ của cùng một người.',
  'help.who': 'Ai thấy thông tin của ông/bà?',
  'help.whoAnswer': 'Chỉ người xử lý phản ánh ở nơi đã tiêm và cơ quan cấp trên. Mỗi lượt xem đều được ghi lại.',
} as const;

export const en: Record<keyof typeof vi, string> = {
  'help.link': 'Help',
  'help.title': 'How to file a complaint',
  'help.lead': 'When a dose is missing or wrong, or what the system has of you is not right.',
  'help.when': 'How long does it take?',
  'help.whenAnswer':
    'At most 48 hours from when the system recorded it. The place that injected handles it; when it is late, the authority above is told.',
  'help.proof': 'What proof is needed?',
  'help.proofAnswer':
    'A photo of the vaccination certificate, straight and well lit, with name, date, vaccine and stamp to be read. A photo of a screen or of a person does not do.',
  'help.without': 'And without a certificate?',
  'help.withoutAnswer':
    'File it all the same. Say where and when as you remember; leave empty what you do not, or choose “not remembered”. The site looks it up in its books.',
  'help.after': 'What comes after filing?',
  'help.afterAnswer':
    'Keep the tracking code. With it and the phone that you gave you see what came of it, add proof, and answer questions.',
  'help.disagree': 'And if it is decided wrongly?',
  'help.disagreeAnswer':
    'Within 15 days of the decision, ask again with better proof on the tracking page. A second rejection is for the authority above to decide.',
  'help.lost': 'And if the code is lost?',
  'help.lostAnswer':
    'It is in the mail or message that was sent. Without it, file again: the system recognises an earlier complaint of the same person.',
  'help.who': 'Who sees my data?',
  'help.whoAnswer': 'Those who handle it where you were injected, and the authorities above. Each look is on record.',
};
