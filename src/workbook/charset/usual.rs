//! Words that a small table of an office is bound to hold: where one or two words are all there is, one of these must
//! be among them.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::domain::province;

const OFFICE: &str = "ủy ban nhân dân tỉnh thành phố huyện quận thị xã phường trấn sở ngành đơn vị phòng bộ cục \
    tiêu chí chỉ số tỷ lệ kết quả điểm đánh giá tổng hợp cộng năm tháng quý kỳ báo cáo ghi chú biểu mẫu tài liệu kiểm chứng \
    thông tin truyền nội vụ tế chính giáo dục đào tạo nông nghiệp phát triển xây dựng giao tư pháp công thương lao động \
    nguyên môi trường văn hóa hoá thể thao du lịch khoa học nghệ kế hoạch đầu thanh tra dịch trực tuyến hồ sơ điện tử \
    cửa mức độ hệ thống dữ người bản cán chức viên";

static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let units = province::units();
    let names = units.iter().flat_map(|unit| [unit.name.as_str(), unit.official_name()]);
    let names: Vec<String> = names.map(str::to_lowercase).collect();
    names.iter().map(String::as_str).chain([OFFICE]).flat_map(str::split_whitespace).map(str::to_owned).collect()
});

/// Whether a word, marks and all, is one of them.
pub(super) fn is_usual(word: &str) -> bool {
    WORDS.contains(&word.to_lowercase())
}
