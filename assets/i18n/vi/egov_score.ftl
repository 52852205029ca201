### Every sentence a person reads, in the order of the rooms that say it. Same keys and arguments in both languages.

## Periods
period-month = tháng { $month } năm { $year }
period-quarter = quý { $quarter } năm { $year }
period-half = { $half ->
    [1] 6 tháng đầu năm { $year }
   *[other] 6 tháng cuối năm { $year }
}
period-year = năm { $year }

## Findings
finding-not-a-workbook = Tệp này không phải bảng tính mà chương trình đọc được (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv). Hãy xin lại tệp Excel của đơn vị gửi.
finding-empty-file = Tệp rỗng: không có ô nào có dữ liệu. Hãy xin lại tệp của đơn vị gửi.
finding-password-protected = Tệp được đặt mật khẩu. Mở trong Excel, bỏ mật khẩu, lưu lại rồi nhập lại.
finding-damaged-file = Tệp bị hỏng, không đọc được đến hết ({ $detail }). Mở trong Excel, lưu thành .xlsx mới rồi nhập lại.
finding-too-large = Tệp vượt giới hạn đọc: { $what } { $found }, cho phép { $limit }. Xóa các trang, dòng thừa rồi nhập lại.
finding-cannot-open = Không mở được tệp ({ $detail }). Đóng chương trình đang giữ tệp hoặc kiểm tra quyền đọc rồi nhập lại.
finding-open-in-excel = Tệp đang mở trong Excel: thay đổi chưa lưu sẽ không được đọc. Lưu và đóng tệp rồi nhập lại nếu cần.
finding-same-file-again = Đúng tệp này đã được nhập lúc { $imported_at }; không nhập lại.
finding-same-content = Tệp khác nhưng số liệu giống hệt bản đang có; không tạo bản mới.
finding-several-files-for-unit = Có tệp khác trong cùng đợt cho cùng đơn vị và kỳ: ‘{ $other }’. Tệp xếp sau theo tên được tính.
finding-unknown-form = Không nhận ra biểu mẫu: không trang nào là biểu tự đánh giá của chương trình. Hãy dùng mẫu do chương trình lập (Biểu mẫu).
finding-other-catalogue = Biểu mẫu thuộc bộ tiêu chí ‘{ $found }’, tệp dữ liệu dùng ‘{ $expected }’. Hãy gửi lại đúng mẫu.
finding-other-catalogue-version = Biểu mẫu lập theo phiên bản { $found } của bộ tiêu chí, hiện dùng phiên bản { $expected }; các dòng được khớp theo mã.
finding-unit-missing = Không biết biểu này của đơn vị nào. Chọn đơn vị khi nhập (--unit) hoặc ghi tên đơn vị vào biểu.
finding-unit-unknown = Không có đơn vị ‘{ $found }’ trong danh mục. Thêm đơn vị (hoặc tên gọi khác của đơn vị) vào danh mục rồi nhập lại.
finding-unit-ambiguous = ‘{ $found }’ có thể là nhiều đơn vị: { $candidates }. Chọn đơn vị khi nhập (--unit).
finding-unit-conflict = Tên đơn vị ghi trên biểu (‘{ $shown }’) khác đơn vị của mẫu (‘{ $hidden }’). Kiểm tra xem đơn vị có dùng nhầm mẫu của nhau không.
finding-unit-not-asked-for = Biểu này của ‘{ $found }’, không phải của ‘{ $expected }’ đã chọn.
finding-period-missing = Không biết biểu này của kỳ nào. Chọn kỳ khi nhập (--period).
finding-period-not-asked-for = Biểu này của kỳ { $found }, không phải kỳ { $expected } đã chọn.
finding-period-conflict = Kỳ ghi trên biểu ({ $shown }) khác kỳ của mẫu ({ $hidden }). Hỏi lại đơn vị gửi.
finding-unknown-indicator = Dòng có mã ‘{ $code }’ không thuộc bộ tiêu chí; bỏ qua dòng này.
finding-indicator-twice = Tiêu chí { $code } xuất hiện hai lần; chỉ tính dòng đầu ở { $first }. Xóa dòng thừa.
finding-indicator-row-missing = Biểu thiếu dòng của tiêu chí { $code }; coi là chưa có số liệu.
finding-not-a-number = { $indicator }: ô này phải là số. Nhập lại bằng chữ số.
finding-negative-number = { $indicator }: số không được âm.
finding-not-a-whole-number = { $indicator }: đây là số đếm, phải là số nguyên.
finding-not-yes-no = { $indicator }: chỉ nhận Có hoặc Không.
finding-number-as-text = { $indicator }: số được lưu dưới dạng chữ; đã đọc theo giá trị hiển thị.
finding-ambiguous-number = { $indicator }: không rõ dấu chấm là phân cách hàng nghìn hay phần thập phân. Nhập lại dưới dạng số.
finding-numerator-over-denominator = { $indicator }: tử số { $numerator } lớn hơn mẫu số { $denominator }. Kiểm tra lại hai số.
finding-zero-denominator = { $indicator }: mẫu số bằng 0, không tính được tỷ lệ. Nếu tiêu chí không áp dụng cho đơn vị, chọn ‘Không áp dụng’.
finding-part-missing = { $indicator }: thiếu tử số hoặc mẫu số. Điền đủ cả hai.
finding-percent-only = { $indicator }: chỉ có tỷ lệ, không có số lượng; tính điểm được nhưng không tính được còn thiếu bao nhiêu và không cộng gộp.
finding-out-of-range = { $indicator }: giá trị phải từ { $low } đến { $high }.
finding-no-answer = { $indicator }: để trống; coi là chưa có số liệu.
finding-answered-though-not-applicable = { $indicator }: có số liệu nhưng đánh dấu không áp dụng; tính theo dấu không áp dụng.
finding-error-value = { $indicator }: ô báo lỗi Excel. Sửa công thức hoặc nhập số.
finding-formula-without-value = Công thức chưa được tính, không có giá trị. Mở trong Excel, tính lại (F9), lưu rồi nhập lại.
finding-wrong-cell-type = { $indicator }: ô chứa ngày tháng hoặc kiểu dữ liệu khác, không phải số.

## Scoring: reasons and arithmetic

## Charts

## Report pages

## Workbooks the program writes

## Errors: what, why, what next

## Command line

## Window: frame and welcome

## Window: import

## Window: results

## Window: compare and print

## Window: units
