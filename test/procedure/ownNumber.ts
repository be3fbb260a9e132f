/** A number of a CCCD that nobody else has: of a man born in 1985, as most people of the tests are. */
import { randomInt } from 'node:crypto';

/** Of Hà Nội, Hải Phòng, Nghệ An, Thanh Hóa, Đà Nẵng, Bình Dương, Đồng Nai, Thành phố Hồ Chí Minh, Long An, Cần Thơ. */
const PROVINCES = ['001', '031', '040', '038', '048', '074', '075', '079', '080', '092'];

/** Ten million of them: of one million, two of the thousands that the tests make would now and then be the same. */
export const ownNumber = (): string => `${PROVINCES[randomInt(PROVINCES.length)]}085${String(randomInt(1e6)).padStart(6, '0')}`;

/** A mobile phone that hardly anybody else has. */
export const ownPhone = (): string => `09${randomInt(6, 9)}${String(randomInt(1e7)).padStart(7, '0')}`;
