/** Vietnamese names with about the frequencies of the country's most common family names. */
import type { Gender } from '@so-tiem/platform/identification';
import type { Random } from './random.ts';

const FAMILY = { Nguyễn: 38, Trần: 11, Lê: 9.5, Phạm: 7, Hoàng: 5, Huỳnh: 4, Phan: 4.5, Vũ: 3.9, Võ: 3, Đặng: 2.1, Bùi: 2, Đỗ: 1.4, Hồ: 1.3, Ngô: 1.3, Dương: 1, Lý: 0.5, Đinh: 1, Trịnh: 0.8, Mai: 0.7, Đoàn: 0.8 };
const MIDDLE: Record<Gender, readonly string[]> = {
  MALE: ['Văn', 'Văn', 'Văn', 'Đức', 'Hữu', 'Minh', 'Quang', 'Thanh', 'Quốc', 'Xuân', 'Công', 'Ngọc'],
  FEMALE: ['Thị', 'Thị', 'Thị', 'Ngọc', 'Thị Thu', 'Thị Thanh', 'Thị Kim', 'Phương', 'Thuỳ', 'Khánh', 'Thị Bích', 'Thị Hồng'],
};
const GIVEN: Record<Gender, readonly string[]> = {
  MALE: ['Anh', 'Bình', 'Cường', 'Dũng', 'Đạt', 'Đông', 'Giang', 'Hải', 'Hiếu', 'Hoà', 'Hùng', 'Huy', 'Khánh', 'Khoa', 'Long', 'Minh', 'Nam', 'Nghĩa', 'Phong', 'Phúc', 'Quân', 'Sơn', 'Tài', 'Thắng', 'Thành', 'Tuấn', 'Việt', 'Vinh', 'Đăng', 'Kiệt'],
  FEMALE: ['Anh', 'Bích', 'Chi', 'Dung', 'Đào', 'Giang', 'Hà', 'Hạnh', 'Hiền', 'Hoa', 'Hương', 'Huyền', 'Lan', 'Linh', 'Loan', 'Mai', 'My', 'Nga', 'Ngân', 'Ngọc', 'Nhung', 'Oanh', 'Phượng', 'Quyên', 'Tâm', 'Thảo', 'Thuý', 'Trang', 'Vân', 'Yến'],
};

export const personName = (random: Random, gender: Gender): string =>
  [random.weighted(FAMILY), random.pick(MIDDLE[gender]), random.pick(GIVEN[gender])].join(' ');

export const STREETS = ['Trần Hưng Đạo', 'Lê Lợi', 'Nguyễn Huệ', 'Hai Bà Trưng', 'Lý Thường Kiệt', 'Quang Trung', 'Điện Biên Phủ', 'Phan Chu Trinh', 'Ngô Quyền', 'Hùng Vương', 'Võ Thị Sáu', 'Nguyễn Trãi'] as const;
