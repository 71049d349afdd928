"""Words that names of organisations are made of.

Gathered from the organisation charts of Party, state, Front, unions, associations, schools, companies and forces as
laws, charters and their own pages name them. Written as `alphabet.listed` reads them.
"""

from __future__ import annotations

# Bodies that a name in small letters may begin with, where a name of its own or a level follows.
BODIES = """
đảng bộ | đảng ủy | chi bộ | chi ủy | đảng đoàn | ban cán sự đảng | ban chấp hành | bch | ban thường vụ | btv
ban thường trực | thường trực | ủy ban kiểm tra | ubkt | hội đồng nhân dân | hđnd | ủy ban nhân dân | ubnd
thường trực hđnd | thường trực hội đồng nhân dân | thường trực ubnd | thường trực ủy ban | thường trực ủy ban mttq
ủy ban mặt trận tổ quốc | ủy ban mặt trận | ủy ban mttq | ubmttq | ub mttq | ub.mttq | ub. mttq | mặt trận tổ quốc
mttq | ủy ban mttqvn | ủy ban trung ương mặt trận tổ quốc | ủy ban trung ương mttq | ban thường trực ủy ban
ubmttqvn | mttqvn | công đoàn | công đoàn cơ sở | công đoàn viên chức | chi đoàn | chi hội | đoàn thanh niên
đoàn cơ sở | đoàn trường | đoàn tncs hồ chí minh | đoàn thanh niên cộng sản hồ chí minh | đoàn phường | đoàn xã
đoàn khối | ban chấp hành đoàn | hội liên hiệp phụ nữ | hội lhpn | hội phụ nữ | hội nông dân | hội cựu chiến binh
hội ccb | hội chữ thập đỏ | hội đồng đội | liên đoàn lao động | lđlđ | tổng liên đoàn lao động | tổng lđlđ
hội đồng thi đua | hội đồng thi đua - khen thưởng | hội đồng thi đua khen thưởng | hội đồng thi đua, khen thưởng
hội đồng tđkt | hđtđkt | lực lượng thanh niên xung phong | đội thanh niên xung phong | công an | khối thi đua
cụm thi đua | cụm khối thi đua | ban chỉ đạo | đảng ủy khối | ban công tác mặt trận | ban ctmt | ban đại diện
văn phòng | ban tổ chức | ban thư ký | ban tuyên giáo | ban dân vận | ban nội chính | ban tuyên giáo và dân vận
ban kiểm tra | ban kinh tế | ban pháp chế | ban văn hóa | ban dân tộc | ban quản lý | ban chỉ huy quân sự | ban chqs
bộ chỉ huy quân sự | bộ chqs | khối giao ước thi đua | cụm giao ước thi đua | bộ chỉ huy bộ đội biên phòng
bộ chỉ huy bđbp | bộ đội biên phòng | bđbp | đồn biên phòng | tòa án nhân dân | tand | viện kiểm sát nhân dân
vksnd | viện kiểm sát | kho bạc nhà nước | bảo hiểm xã hội | bhxh | chi cục thuế | cục thuế | chi cục
đoàn đại biểu quốc hội | đoàn đbqh | ban chấp hành đảng bộ | ban chấp hành công đoàn | ban thường vụ đảng ủy
đảng ủy cơ sở | đảng bộ bộ phận | khối dân vận | khối mặt trận | trung tâm phục vụ hành chính công | trung tâm y tế
trung tâm chính trị | trung tâm bồi dưỡng chính trị | trường chính trị | ban giám sát đầu tư của cộng đồng
ban thanh tra nhân dân | hội người cao tuổi | hội khuyến học | hội sinh viên | hội lhtn | hội liên hiệp thanh niên
hợp tác xã | htx | câu lạc bộ | clb | trạm y tế | phòng giáo dục và đào tạo | ngân hàng chính sách xã hội | nhcsxh
ban trị sự | ủy ban bầu cử | ban vì sự tiến bộ của phụ nữ | quân ủy trung ương | đảng ủy công an | chi hội nông dân
"""

# Bodies that are full names by themselves.
COMPLETE = """
tw hội | t.ư hội | tw đoàn | t.ư đoàn | tỉnh ủy | thành ủy | huyện ủy | thị ủy | quận ủy | tỉnh đoàn | thành đoàn
huyện đoàn | thị đoàn | quận đoàn | xã đoàn | phường đoàn | trung ương đoàn | trung ương hội | chính phủ | quốc hội
bộ chính trị | ban bí thư | tổng liên đoàn | ủy ban thường vụ quốc hội | văn phòng chính phủ | quân ủy trung ương
bộ công an | bộ quốc phòng | công an tỉnh | tỉnh hội | thành hội | huyện hội | đoàn trường | đảng ủy khối
ban thường vụ tỉnh ủy | ban thường vụ thành ủy
"""

# Heads that begin a name only with a capital and with a name behind them.
CAPITAL_HEADS = """
hội | đoàn | liên hiệp | liên hiệp hội | liên minh | liên minh hợp tác xã | hiệp hội | sở | ban | bộ | phòng | cục
tổng cục | vụ | viện | thanh tra | trung tâm | trường | học viện | đại học | phân hiệu | bệnh viện | ngân hàng
kho bạc | công ty | tổng công ty | tập đoàn | quỹ | đài | đài phát thanh | đài phát thanh và truyền hình
đài phát thanh - truyền hình | đài pt-th | báo | tạp chí | đội | tổ công tác | tổ đảng | khối | cụm | nhà máy
xí nghiệp | chi nhánh | bộ chỉ huy | ban chỉ huy | bộ tư lệnh | sư đoàn | trung đoàn | lữ đoàn | tiểu đoàn
quân khu | quân đoàn | binh đoàn | hải đội | hải đoàn | trạm | khoa | bưu điện | điện lực | công ty điện lực
nghiệp đoàn | hạt kiểm lâm | kiểm toán nhà nước | kiểm toán | thư viện | nhà thiếu nhi | nhà văn hóa | cơ quan
tiểu ban | ủy ban | hội đồng | công đoàn ngành | tòa án | hải quan | chi hội | doanh nghiệp | tổ hợp tác
tổng hội | phân hội | hội quán | ban liên lạc | ban giám đốc | tòa giám mục | nhà xuất bản | cảng vụ | agribank
"""

# Heads behind which a name may be made of any words, where a place or capitals show that it goes on.
LOOSE_HEADS = """
ban | phòng | trung tâm | viện | trường | học viện | bệnh viện | ngân hàng | công ty | tổng công ty | tập đoàn | quỹ
nhà máy | xí nghiệp | chi nhánh | hợp tác xã | htx | hội | hiệp hội | liên hiệp | đội | câu lạc bộ | clb | khoa
doanh nghiệp | ban quản lý | ban chỉ đạo | hội đồng | tổ công tác | trạm | chi cục | cục | sở
"""

# A head followed by one of these is an ordinary word.
NO_BODY = """
hội nghị | hội trường | hội thi | hội thao | hội thảo | hội đàm | hội viên | hội họp | hội diễn | hội chợ | hội ý
hội nhập | hội khóa | hội đồng bầu cử quốc gia | đoàn kết | đoàn viên | đoàn thể | đoàn công tác | đoàn chủ tịch
đoàn đại biểu dự | đoàn thư ký | đoàn kiểm tra | đoàn giám sát | đoàn khảo sát | đoàn tham quan
đoàn đại biểu tham dự | đoàn viên thanh niên | ban hành | ban đầu | ban ngày | ban đêm | ban kiểm phiếu
ban thẩm tra | ban giám khảo | ban lãnh đạo | ban, ngành | ban ngành | ban xây dựng | bộ máy | bộ tiêu chí | bộ phận
bộ luật | bộ mặt | bộ môn | bộ đội | bộ ngành | bộ, ngành | phòng chống | phòng, chống | phòng ngừa | phòng họp
phòng học | phòng ban | phòng cháy | phòng khám | phòng ở | trường hợp | trường học | trường kỳ | trường phái
viện trợ | viện phí | cục diện | cục bộ | vụ án | vụ việc | vụ mùa | vụ đông | vụ hè | báo cáo | báo công | báo chí
đội ngũ | đội hình | đội tuyển | khối lượng | khối đại đoàn kết | khối đoàn | khối kiến thức | cụm từ
cụm công nghiệp | cụm dân cư | quỹ đất | đài tưởng niệm | khoa học | khoa giáo | cơ quan nhà nước | ủy ban các
hội đồng nghĩa vụ | trạm biến áp | sở hữu | sở thích | đại học và | công ty con | đảng viên | đảng cộng sản
cơ quan chức năng | cơ quan liên quan | cơ quan chuyên môn | cơ quan, đơn vị | cơ quan đơn vị | ban chủ nhiệm
phòng trào | hội thánh | trường sa | đoàn tham dự | đội thi | đội bóng | cơ quan báo chí | cơ quan lãnh đạo
đại học quy | hội đồng hương | chi bộ đảng | hội tsvm | hội vững mạnh | đảng ta | đảng và | đảng bộ, chính quyền
đảng, | quỹ tiền | đài kỷ niệm | công đoàn viên | khối cơ bản | doanh nghiệp nhỏ | doanh nghiệp trên | báo động
chi cục trưởng | cục trưởng | chi cục phó | vụ trưởng | viện trưởng | đội trưởng | đội phó | đoàn trưởng
khối trưởng | khối phó | cụm trưởng | cụm phó | hội trưởng | hội phó | chi hội trưởng | chi hội phó | khoa trưởng
trạm trưởng | khối xã | khối phường | khối huyện | trường sơn | tổng cục trưởng | đội thi đua | hội tụ | đoàn sẽ
đoàn đã | bộ đội cụ hồ | đội viên | khoa bảng
"""

# Levels and parts behind which a place's name follows.
LEVELS = """
tỉnh | huyện | xã | phường | quận | thành phố | tp. | tp | thị xã | thị trấn | tx. | tt. | đặc khu | trung ương
t.ư | tw | việt nam | khu vực | ấp | thôn | khóm | khu phố | tổ dân phố | bản | buôn | làng | xóm | khu dân cư
khối phố | miền | vùng | cấp tỉnh | cấp huyện | cấp xã | toàn quốc | quốc gia
"""

# Fields of work that stand for a body of their own in a list of departments or unions.
FIELDS = """
nông dân | phụ nữ | liên hiệp phụ nữ | cựu chiến binh | chữ thập đỏ | người cao tuổi | khuyến học | luật gia
nhà báo | đông y | nội vụ | tài chính | y tế | tư pháp | ngoại vụ | du lịch | công thương | xây dựng
giao thông vận tải | khoa học và công nghệ | giáo dục và đào tạo | văn hóa, thể thao và du lịch
văn hóa và thể thao | thông tin và truyền thông | kế hoạch và đầu tư | tài nguyên và môi trường
nông nghiệp và phát triển nông thôn | nông nghiệp và môi trường | lao động - thương binh và xã hội
dân tộc và tôn giáo | lao động, thương binh và xã hội | tuyên giáo | dân vận | nội chính | tổ chức
tuyên giáo và dân vận | văn học nghệ thuật | làm vườn | cựu thanh niên xung phong | người mù | kế toán
nông nghiệp và ptnt | gd&đt | lđ-tb&xh
"""

# Small words that go on inside a name of a body.
INSIDE = """
thanh niên | xung phong | thanh niên xung phong | phụ nữ | nông dân | cựu chiến binh | người cao tuổi
người khuyết tật | người mù | người tàn tật | chữ thập đỏ | nạn nhân | nạn nhân chất độc da cam | chất độc da cam
da cam | dioxin | khuyến học | luật gia | luật sư | nhà báo | làm vườn | sinh vật cảnh | đông y | châm cứu | bảo trợ
trẻ mồ côi | trẻ em | quyền trẻ em | tàn tật | hữu nghị | các tổ chức hữu nghị | các tổ chức | các hội | các cơ quan
các doanh nghiệp | các trường | khoa học | kỹ thuật | khoa học và kỹ thuật | văn học | nghệ thuật
văn học nghệ thuật | văn học - nghệ thuật | doanh nghiệp | doanh nhân | doanh nhân trẻ | nữ doanh nhân | chính trị
chính trị - xã hội | chính trị-xã hội | xã hội - nghề nghiệp | xã hội nghề nghiệp | xã hội | nghề nghiệp | thi đua
thi đua - khen thưởng | thi đua khen thưởng | thi đua, khen thưởng | tuyên giáo | dân vận | nội chính | đối ngoại
công tác mặt trận | phía nam | phía bắc | đại diện | quản lý dự án | dự án đầu tư xây dựng | đầu tư xây dựng
khu công nghiệp | các khu công nghiệp | các kcn | khu kinh tế | ngành | lực lượng | quản lý các khu công nghiệp
kinh tế | ngân sách | pháp chế | dân tộc | tôn giáo | y tế | giáo dục | đào tạo | giáo dục và đào tạo | văn hóa
thể thao | du lịch | thông tin | truyền thông | nội vụ | tài chính | kế hoạch | tư pháp | lao động | thương binh
nông nghiệp | phát triển nông thôn | nông thôn | tài nguyên | môi trường | giao thông | vận tải | công thương
dịch vụ | việc làm | hành chính công | hành chính | sự nghiệp | quân sự | biên phòng | kiểm sát | nhân dân | thuế
kho bạc | nhà nước | hải quan | kiểm lâm | thủy sản | chăn nuôi | thú y | bảo vệ thực vật | khuyến nông
quản lý thị trường | bảo hiểm | ngân hàng | chính sách | chính sách xã hội | trung học | phổ thông
trung học phổ thông | trung học cơ sở | cơ sở | tiểu học | mầm non | mẫu giáo | cao đẳng | đại học | nội trú
đa khoa | đoàn thể | cơ quan | cơ quan đảng | mặt trận | công đoàn | tham mưu | giúp việc | trực thuộc trung ương
thương mại | công nghiệp | mỏ | xuất khẩu | nhập khẩu | cấp nước | thoát nước | môi trường đô thị
công trình đô thị | điện lực | bưu điện | viễn thông | cổ phần | tnhh | mtv | một thành viên | chế biến | lương thực
thực phẩm | dầu khí | cao su | cà phê | hóa chất | dệt may | nhiếp ảnh | mỹ thuật | âm nhạc | sân khấu | lịch sử
di sản | di sản văn hóa | cầu lông | bóng đá | bóng bàn | điều dưỡng | y học | dược học | y dược học | cổ truyền
kế hoạch hóa gia đình | người tiêu dùng | bảo vệ quyền lợi người tiêu dùng | cựu giáo chức
cựu thanh niên xung phong | cựu tncp | chiến sĩ cách mạng | bị địch bắt tù đày | tù yêu nước | truyền thống
hỗ trợ gia đình liệt sĩ | thân nhân kiều bào | liên lạc | với người việt nam ở nước ngoài | sinh viên | học sinh
thiếu nhi | quân dân y | cứu trợ | vệ sinh | an toàn | an toàn giao thông | chuyển đổi số | cải cách hành chính
phòng chống tham nhũng | số | cảnh sát | cảnh sát giao thông | điều tra | an ninh | kỹ thuật hình sự
phòng cháy chữa cháy | tác chiến | hậu cần | chính trị viên | viên chức | công chức | nhà trường | trường học
cộng sản | lao động trẻ | trí thức | phật giáo | công giáo | đoàn kết công giáo | liên minh | hợp tác xã
tổ chức cán bộ | tổ chức - nội vụ | tổng hợp | giáo dục nghề nghiệp | giáo dục thường xuyên | thường xuyên
kiểm nghiệm | kiểm soát bệnh tật | pháp y | giám định | trợ giúp pháp lý | đấu giá | đăng ký đất đai | quỹ đất
phát triển quỹ đất | văn hóa - thể thao | văn hóa, thể thao | thể dục thể thao | lưu trữ | chuyên môn | thuế số
trung tâm | kinh doanh | tín dụng | nhân dân tỉnh | đường bộ | đăng kiểm | thủy lợi | đê điều | các xã, phường
các xã, thị trấn | các phường, xã | các xã | các phường | các huyện | các sở, ban, ngành | các sở, ngành | các sở
các cơ quan, đơn vị | các ngành | các đơn vị | các tỉnh | các ban đảng | các phòng | các huyện, thành phố
các ban, ngành | chính quyền | công tác thanh niên | cứu nạn | cứu hộ cứu nạn | xây dựng chính quyền | quân huấn
vì sự tiến bộ của phụ nữ | tiến bộ phụ nữ | phòng thủ dân sự | tìm kiếm cứu nạn | phòng chống thiên tai
các cơ quan đảng | các cơ quan tham mưu | các cơ quan tham mưu, giúp việc | các cơ quan chuyên trách
tham mưu, giúp việc | chiến sĩ | đảng | thcs và thpt | thcs - thpt | tiểu học và thcs | th và thcs
tiểu học và trung học cơ sở | đầu tư cộng đồng | giám sát | giảm nghèo | hiến máu tình nguyện | hiến máu
phòng, chống tham nhũng | phòng, chống tội phạm | phòng, chống dịch | phòng, chống ma túy | phòng, chống thiên tai
xây dựng nông thôn mới | phòng, chống tham nhũng, tiêu cực | phòng, chống tham nhũng, lãng phí, tiêu cực
chống buôn lậu | các chương trình mục tiêu quốc gia | giải phóng mặt bằng | trường | thư ký | phân bón | dược phẩm
vật liệu xây dựng | xi măng | thủy điện | than | khoáng sản | nước sạch | nước giải khát | bia | thuốc lá
mía đường | sữa | giống cây trồng | may mặc | hàng hải | hàng không | đường sắt | xăng dầu | khí | lâm nghiệp
lâm sản | nông sản | thức ăn chăn nuôi | thiết bị | vật tư | xổ số kiến thiết | công ích | bất động sản
chứng khoán | vàng bạc đá quý | du lịch lữ hành | in | phát hành sách | cây xanh | chiếu sáng | cảng | bến xe
"""

# Where a name ends whatever its letters: the sentence goes on with its verb or its next word.
STOPS = """
đã | sẽ | đang | được | bị | phải | cần | có | là | của | cho | với | về | tại | trong | từ | đến | tới | do | bởi
vì | theo | trên | dưới | tổ chức thành công | tổ chức hội nghị | tổ chức đại hội | tổ chức họp | tổ chức lễ
tổ chức buổi | tổ chức trọng thể | tổ chức các | tổ chức phát động | tổ chức sơ kết | tổ chức tổng kết
tổ chức thực hiện | tổ chức triển khai | tổ chức kỳ họp | tổ chức giao ban | tổ chức cho | tổ chức tuyên truyền
tổ chức học tập | tổ chức tập huấn | tổ chức ký | tổ chức gặp mặt | tổ chức kiểm tra | ban hành | triển khai
thực hiện | phối hợp | tiếp tục | xác định | xây dựng | lãnh đạo | chỉ đạo | chủ trì | chủ động | tích cực | yêu cầu
đề nghị | đề ra | đạt | hoàn thành | tăng cường | nâng cao | phát huy | phát động | phấn đấu | quyết tâm
quyết định | thống nhất | trao | tặng | nhận | đón nhận | vinh dự | trình bày | báo cáo | thông qua | khẳng định
đánh giá | ghi nhận | biểu dương | chúc mừng | tham mưu | tham gia | tham dự | dự | đến dự | nhiệm kỳ | khóa
lần thứ | lần | giai đoạn | quý | năm | tháng | ngày | sáng | chiều | gồm | bao gồm | cùng | cũng | luôn
thường xuyên kiểm tra | như | nhằm | để | khi | sau | trước | nơi | nhất là | đồng thời | còn | vẫn | không | chưa
rất | ra | vào | tiến hành | công bố | khai mạc | bế mạc | tổng kết | sơ kết | bầu | ký kết | vận động
tuyên truyền | quán triệt | đẩy mạnh | đổi mới | giao | cử | kết nạp | giới thiệu | củng cố | kiện toàn | rà soát
tập trung | kịp thời | nghiêm túc | thường trực chỉ đạo | các cấp | nói chung | nói riêng | trực thuộc | thuộc
trao tặng | đăng ký | phụ trách | đi vào | làm | nêu | cam kết | tặng thưởng | hỗ trợ | thăm | quan tâm | chuẩn bị
nghe | thảo luận | cho ý kiến | tổ chức | phát biểu | mong muốn | hướng dẫn | khen thưởng cho | thay mặt | đón
giữ vững | đề xuất | tiếp thu | hiện | hiện nay | toàn | ở | ngoài | ký | nỗ lực | vượt | quyên góp | ủng hộ | vừa
chọn | lựa chọn | mở | thành lập | kêu gọi | lắng nghe | tuyên dương | tri ân | giúp | nghiên cứu | xếp | đứng
dẫn đầu | thành công | tốt đẹp | nằm | gửi | đưa | nộp | chi | bố trí | chăm lo | tạo | lập | góp | đóng góp
khắc phục | tháo gỡ | vinh danh | bám sát | liên tục | tiếp | cấp phát | sinh hoạt | mà | nào | này | ấy | đó | tự
theo dõi | lấy | mời | cấp | ngày càng | muốn | nên | thì | bằng | tăng | giảm | nhiều | mới | mỗi | hơn
"""

# What begins the next sentence or line, or addresses a person; never a part of a body's name.
NEXT_SENTENCE = """
đồng chí | đ/c | ông | bà | anh | chị | sáng | chiều | tối | trưa | tại | trong | ngày | theo | sau | trước | các
những | nhiều | đây | đó | để | về | từ | với | và | do | qua | cùng | nhân dịp | ngoài | bên cạnh | đến | phát biểu
tham dự | dự | trên | dưới | hôm nay | hôm qua | năm | tháng | quý | ảnh | nhằm | đặc biệt | quang cảnh | toàn cảnh
toàn thể | đại hội | hội nghị | thực hiện | đại biểu | thủ tướng | chủ tịch | bí thư | phó bí thư | phó chủ tịch
giám đốc | trưởng ban | phó trưởng | lễ | kỳ họp | cuộc | nghị quyết | quyết định | kế hoạch | chỉ thị | báo cáo
đoàn chủ tịch | hội trường | nhân dân
"""

# Heads that name a kind of body only: without more behind them they are nobody in particular.
ONLY_KINDS = """
đảng bộ | đảng ủy | chi bộ | chi ủy | ban chấp hành | bch | ban thường vụ | btv | ban thường trực | thường trực
công đoàn | công đoàn cơ sở | chi đoàn | chi hội | đoàn cơ sở | văn phòng | ban tổ chức | ban chỉ đạo | ban đại diện
ban kiểm tra | ban quản lý | khối thi đua | cụm thi đua | cụm khối thi đua | câu lạc bộ | clb | hợp tác xã | htx
trạm y tế | chi cục | đảng ủy cơ sở | đảng bộ bộ phận | đảng đoàn | ban cán sự đảng | hội đồng thi đua | ban trị sự
mttq | mặt trận tổ quốc | ban chấp hành đảng bộ | ban thường vụ đảng ủy | ban chấp hành công đoàn
ban chấp hành đoàn | ubkt | ủy ban kiểm tra | hđnd | ubnd | ban công tác mặt trận | ban ctmt | hội đồng đội
trường chính trị | hội đồng nhân dân | ủy ban nhân dân | thường trực hđnd | ủy ban mặt trận | đoàn xã | đoàn phường
ban kinh tế | ban văn hóa | ban dân tộc | ban pháp chế | thường trực ubnd | bộ chính trị | ban bí thư | chính phủ
quốc hội | bhxh | bảo hiểm xã hội | công an | bđbp | ngân hàng | tòa án | viện kiểm sát
"""

# What a number may belong to in a name: "Chi bộ 2", "Đội Kiểm tra thuế số 2", "Quận 4", "Cụm thi đua số VII".
NUMBERED = """
bộ | chi | cụm | hội | khu | khóm | khối | phòng | phường | phố | quận | số | thôn | trạm | tuyến | tác | tổ | vực
đoàn | đua | đồn | đội | ấp
"""

# Spelled out, so that "UBND tỉnh" and "Ủy ban nhân dân tỉnh Tân Giang" are found to be one body.
EXPANDED = {
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc việt nam", "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam", "bch": "ban chấp hành", "btv": "ban thường vụ",
    "ubkt": "ủy ban kiểm tra", "tncs": "thanh niên cộng sản", "lhtn": "liên hiệp thanh niên",
    "lhpn": "liên hiệp phụ nữ", "ccb": "cựu chiến binh", "lđlđ": "liên đoàn lao động",
    "tlđlđ": "tổng liên đoàn lao động", "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "tw": "trung ương",
    "t.ư": "trung ương", "tư": "trung ương", "ct": "công tác", "ctmt": "công tác mặt trận",
    "hnd": "hội nông dân", "clb": "câu lạc bộ", "htx": "hợp tác xã", "bđbp": "bộ đội biên phòng",
    "chqs": "chỉ huy quân sự", "bhxh": "bảo hiểm xã hội", "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân", "gd&đt": "giáo dục và đào tạo", "gdđt": "giáo dục và đào tạo",
    "ub": "ủy ban", "tđkt": "thi đua khen thưởng", "đbqh": "đại biểu quốc hội", "khkt": "khoa học kỹ thuật",
    "vhnt": "văn học nghệ thuật",
}  # fmt: skip
