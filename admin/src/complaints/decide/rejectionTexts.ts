/** What the citizen is told beside each of the thirteen reasons: what to send instead. In Vietnamese whatever the console's language; can be edited. */
import type { RejectionReason } from '../../../generated/graphql.ts';

const AGAIN = 'Ông/bà có thể gửi lại trong 15 ngày, kèm';

export const REJECTION_TEXTS: Record<RejectionReason, string> = {
  FORM_INCOMPLETE: `${AGAIN} ảnh giấy xác nhận tiêm chủng, hoặc phiếu sàng lọc thấy rõ ngày tiêm, mũi thứ mấy và tên vắc xin.`,
  NAME_DIFFERS: `${AGAIN} giấy xác nhận tiêm chủng mang đúng họ tên trên căn cước, hoặc xin cơ sở tiêm sửa tên trên giấy trước.`,
  PHOTO_OF_PERSON_ONLY: `${AGAIN} ảnh giấy xác nhận tiêm chủng hoặc phiếu sàng lọc; ảnh chân dung không đủ để xác minh.`,
  DOSE_DIFFERS: 'Hãy khai lại mũi tiêm đúng như trên giấy xác nhận (mũi thứ mấy, ngày tiêm, nơi tiêm) rồi gửi lại trong 15 ngày.',
  DATE_OF_BIRTH_DIFFERS: `${AGAIN} ảnh căn cước để xác định ngày sinh nào đúng.`,
  CERTIFICATE_INCOMPLETE: `${AGAIN} ảnh chụp trọn cả tờ giấy xác nhận, thấy đủ họ tên, giới tính, thời gian và loại vắc xin.`,
  PHOTO_COVERED: `${AGAIN} ảnh chụp lại, không để tay hay vật khác che thông tin.`,
  PHOTO_BLURRED: `${AGAIN} ảnh rõ nét hơn: đặt giấy trên mặt phẳng, đủ ánh sáng, chụp gần và giữ yên máy.`,
  INJECTION_DATE_DIFFERS: 'Hãy khai lại ngày tiêm đúng như trên giấy xác nhận rồi gửi lại trong 15 ngày.',
  EVERYTHING_DIFFERS: `${AGAIN} giấy xác nhận của chính mình: giấy đã gửi là của người khác.`,
  NAME_INCOMPLETE: 'Hãy khai lại đủ họ, tên đệm và tên, có dấu, như trên căn cước rồi gửi lại trong 15 ngày.',
  VACCINE_DIFFERS: 'Hãy khai lại loại vắc xin đúng như trên giấy xác nhận rồi gửi lại trong 15 ngày.',
  SLIP_ALTERED: `${AGAIN} bản giấy xác nhận không bị tẩy sửa; nếu giấy bị hỏng, hãy xin cơ sở tiêm cấp lại.`,
};
