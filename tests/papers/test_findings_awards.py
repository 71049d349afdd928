"""Flags, titles, certificates and orders: one per title and recipient."""

from __future__ import annotations

import pytest
from findings_who import Seen

WON = [
    (
        "Đề nghị UBND tỉnh tặng Cờ thi đua năm 2023 cho Hội Luật gia tỉnh và Hội Đông y tỉnh; Thủ tướng Chính phủ "
        "tặng Cờ thi đua năm 2023 đối với Hội Luật gia tỉnh.",
        [
            ("Cờ thi đua của UBND tỉnh", "Hội Luật gia tỉnh"),
            ("Cờ thi đua của UBND tỉnh", "Hội Đông y tỉnh"),
            ("Cờ thi đua của Thủ tướng Chính phủ", "Hội Luật gia tỉnh"),
        ],
    ),
    (
        "Hội Khuyến học tỉnh đã được Chủ tịch nước tặng thưởng Huân chương Lao động hạng Nhất.",
        [("Huân chương Lao động hạng Nhất", "Hội Khuyến học tỉnh")],
    ),
    (
        "Hội đồng thống nhất đề nghị Bằng khen của Chủ tịch UBND tỉnh cho 18 cá nhân.",
        [("Bằng khen của Chủ tịch UBND tỉnh", "18 cá nhân")],
    ),
    (
        "117 đơn vị nhận cờ thi đua và bằng khen của Chủ tịch UBND tỉnh",
        [
            ("Cờ thi đua của Chủ tịch UBND tỉnh", "117 đơn vị"),
            ("Bằng khen của Chủ tịch UBND tỉnh", "117 đơn vị"),
        ],
    ),
    (
        "2 tập thể được Thủ tướng Chính phủ tặng Bằng khen: 1.Đài Phát thanh tỉnh; 2.Nhân dân và cán bộ huyện An Phú.",
        [
            ("Bằng khen của Thủ tướng Chính phủ", "Đài Phát thanh tỉnh"),
            ("Bằng khen của Thủ tướng Chính phủ", "Nhân dân và cán bộ huyện An Phú"),
        ],
    ),
    (
        "Điều 1. Tặng thưởng Cờ thi đua của Chính phủ cho:\n1. Nhân dân và Cán bộ xã Tân Lập, huyện An Phú;\n"
        "2. Công ty Cổ phần Tư vấn Tân Giang, tỉnh Tân Giang.",
        [
            ("Cờ thi đua của Chính phủ", "Nhân dân và Cán bộ xã Tân Lập"),
            ("Cờ thi đua của Chính phủ", "Công ty Cổ phần Tư vấn Tân Giang"),
        ],
    ),
    (
        "Hội Nông dân huyện An Phú\nĐã có thành tích xuất sắc năm 2016\nUBND tỉnh Tân Giang\nBằng khen",
        [("Bằng khen của UBND tỉnh Tân Giang", "Hội Nông dân huyện An Phú")],
    ),
    (
        "Hội đồng đề nghị UBND tỉnh tặng Bằng khen 9 cá nhân và 9 tập thể; tặng cờ thi đua 3 đơn vị, danh hiệu Tập thể "
        "LĐXS 11 đơn vị.",
        [
            ("Bằng khen của UBND tỉnh", "9 cá nhân và 9 tập thể"),
            ("Cờ thi đua của UBND tỉnh", "3 đơn vị"),
            ("Tập thể LĐXS", "11 đơn vị"),
        ],
    ),
    (
        "Bưu điện An Phước vinh dự được phối hợp tổ chức trao giấy khen của Giám đốc Công an tỉnh cho các cá nhân, "
        "tập thể có thành tích.",
        [("Giấy khen của Giám đốc Công an tỉnh", "các cá nhân, tập thể")],
    ),
    (
        "Hội đồng đề nghị Chủ tịch UBND huyện tặng Giấy khen cho các tập thể, cá nhân; tặng cờ thi đua cho 2 đơn vị.",
        [
            ("Giấy khen của Chủ tịch UBND huyện", "các tập thể, cá nhân"),
            ("Cờ thi đua của Chủ tịch UBND huyện", "2 đơn vị"),
        ],
    ),
    (
        "Khối đề nghị UBND tỉnh tặng cờ thi đua cho ba đơn vị và đề nghị Chính phủ tặng cờ cho một đơn vị.",
        [("Cờ thi đua của UBND tỉnh", "ba đơn vị"), ("Cờ của Chính phủ", "một đơn vị")],
    ),
    (
        "Hội Chữ thập đỏ tỉnh cũng trao Giấy khen cho 18 cá nhân.",
        [("Giấy khen của Hội Chữ thập đỏ tỉnh", "18 cá nhân")],
    ),
    (
        "Nhiều năm liền, Đảng bộ Công ty An Phước được công nhận là Đảng bộ trong sạch, vững mạnh.",
        [("Đảng bộ trong sạch, vững mạnh", "Đảng bộ Công ty An Phước")],
    ),
    (
        "Ban Tổ chức Huyện ủy An Phước nhận Bằng khen của Thủ tướng Chính phủ\n"
        "Năm 2021, Ban Tổ chức Huyện ủy được tặng Bằng khen của Thủ tướng Chính phủ.",
        [("Bằng khen của Thủ tướng Chính phủ", "Ban Tổ chức Huyện ủy An Phước")],
    ),
    (
        "Đảng ủy xã trao Huy hiệu 30, 40, 50 năm tuổi Đảng cho 11 đảng viên.",
        [("Huy hiệu 30, 40, 50 năm tuổi Đảng", "11 đảng viên")],
    ),
    (
        "Chính phủ tặng cờ “Đơn vị xuất sắc” cho nhân dân và cán bộ xã Tân Lập.",
        [("Cờ Đơn vị xuất sắc của Chính phủ", "nhân dân và cán bộ xã Tân Lập")],
    ),
]

# Lists of recipients, before the verb, behind the title and on lines of their own.
LISTS = [
    (
        "Khối đã suy tôn Hội Chữ thập đỏ nhận Cờ thi đua Chính phủ; Hội Luật gia và Hội Đông y nhận Bằng khen của UBND "
        "tỉnh.",
        [
            ("Cờ thi đua của Chính phủ", "Hội Chữ thập đỏ"),
            ("Bằng khen của UBND tỉnh", "Hội Luật gia"),
            ("Bằng khen của UBND tỉnh", "Hội Đông y"),
        ],
    ),
    (
        "Tại buổi lễ, 2 tập thể vinh dự nhận Cờ thi đua của Chính phủ gồm Trường THCS An Phước (huyện An Phú), Trường "
        "Tiểu học Thạnh Lợi (huyện Long Sơn) đã hoàn thành xuất sắc nhiệm vụ.",
        [
            ("Cờ thi đua của Chính phủ", "Trường THCS An Phước"),
            ("Cờ thi đua của Chính phủ", "Trường Tiểu học Thạnh Lợi"),
        ],
    ),
    (
        "2 tập thể là Trường THCS An Phước (An Phú), Trường Tiểu học Thạnh Lợi (Long Sơn) và 43 cá nhân nhận Bằng khen "
        "của Thủ tướng Chính phủ.",
        [
            ("Bằng khen của Thủ tướng Chính phủ", "43 cá nhân"),
            ("Bằng khen của Thủ tướng Chính phủ", "Trường THCS An Phước"),
            ("Bằng khen của Thủ tướng Chính phủ", "Trường Tiểu học Thạnh Lợi"),
        ],
    ),
    (
        "Cụm đề nghị Bộ Công Thương tặng Cờ thi đua cho Trường THPT An Phước và UBND tỉnh tặng cờ thi đua cho Trường "
        "THPT Long Sơn.",
        [
            ("Cờ thi đua của Bộ Công Thương", "Trường THPT An Phước"),
            ("Cờ thi đua của UBND tỉnh", "Trường THPT Long Sơn"),
        ],
    ),
    (
        "Hội đồng lấy ý kiến về đối tượng, tiêu chuẩn, làm cơ sở đề nghị khen thưởng cụ thể:\n"
        "1. Cờ thi đua của Chính phủ cho 3 tập thể gồm:\n- Sở Y tế tỉnh Tân Giang.\n- Xí nghiệp Nước mắm An Phước\n"
        "- Nhân dân và cán bộ thị trấn Dương An, huyện Dương An, tỉnh Tân Giang.\n"
        "2. Bằng khen của UBND tỉnh cho Tổ Hòa giải An Đông thuộc Liên minh Hợp tác xã tỉnh Tân Giang.",
        [
            ("Cờ thi đua của Chính phủ", "Sở Y tế tỉnh Tân Giang"),
            ("Cờ thi đua của Chính phủ", "Xí nghiệp Nước mắm An Phước"),
            ("Cờ thi đua của Chính phủ", "Nhân dân và cán bộ thị trấn Dương An"),
            ("Bằng khen của UBND tỉnh", "Tổ Hòa giải An Đông thuộc Liên minh Hợp tác xã tỉnh Tân Giang"),
        ],
    ),
    (
        "Kết quả, đoàn đạt 1 giải Nhất, 1 giải Ba, đạt 100% số dự án, như sau:\n* Giải Nhất:\n"
        "Dự án: “Máy lọc nước” Ngô Văn Tài và Nguyễn Đức Hoan - THCS An Phước;\n* Giải Ba:\n"
        "Dự án: “Bếp điện” của học sinh Lê Hương Trà và Đào Diễm Quyên.",
        [
            ("Giải Nhất", "Ngô Văn Tài và Nguyễn Đức Hoan"),
            ("Giải Ba", "Lê Hương Trà và Đào Diễm Quyên"),
        ],
    ),
    (
        "Đồng chí Lê Văn An trao Huy hiệu 70 năm tuổi Đảng cho đồng chí Trần Bình, Chi bộ ấp An Thạnh, Đảng bộ xã An "
        "Phước.",
        [("Huy hiệu 70 năm tuổi Đảng", "Trần Bình")],
    ),
    (
        "Giải Nhất thuộc về Chi đoàn Công an xã An Phước; 2 giải Ba được trao cho Chi đoàn Quân sự và Chi đoàn Y tế.",
        [
            ("Giải Nhất", "Chi đoàn Công an xã An Phước"),
            ("Giải Ba", "Chi đoàn Quân sự"),
            ("Giải Ba", "Chi đoàn Y tế"),
        ],
    ),
]

# Those who are only counted, and titles in several forms.
COUNTS = [
    (
        "Trong số đó, Huy hiệu Đảng được trao: 1 đảng viên 70 năm tuổi Đảng, 14 đảng viên 45 năm tuổi Đảng.",
        [("Huy hiệu 70 năm tuổi Đảng", "1 đảng viên"), ("Huy hiệu 45 năm tuổi Đảng", "14 đảng viên")],
    ),
    (
        "3 đồng chí nhận Huy hiệu 60 năm tuổi Đảng; 2 đồng chí nhận Huy hiệu 55 năm và 17 đồng chí nhận "
        "Huy hiệu 30 năm.",
        [
            ("Huy hiệu 60 năm tuổi Đảng", "3 đồng chí"),
            ("Huy hiệu 55 năm", "2 đồng chí"),
            ("Huy hiệu 30 năm", "17 đồng chí"),
        ],
    ),
    (
        "Danh sách gồm: Cờ thi đua của UBND tỉnh: 54 tập thể; Chiến sĩ thi đua cấp tỉnh: 60 cá nhân.",
        [("Cờ thi đua của UBND tỉnh", "54 tập thể"), ("Chiến sĩ thi đua cấp tỉnh", "60 cá nhân")],
    ),
    (
        "Chủ tịch UBND huyện đã công nhận danh hiệu thi đua cho 124 “Tập thể lao động tiên tiến”, 2.417 cá nhân “Lao "
        "động tiên tiến”.",
        [("Tập thể lao động tiên tiến", "124 tập thể"), ("Lao động tiên tiến", "2.417 cá nhân")],
    ),
    (
        "Tỉnh ủy tặng bằng khen cho 1 đảng bộ, 10 chi bộ trực thuộc đảng ủy cơ sở, 170 đảng viên tiêu biểu.",
        [("Bằng khen của Tỉnh ủy", "1 đảng bộ, 10 chi bộ trực thuộc đảng ủy cơ sở, 170 đảng viên")],
    ),
    (
        "Trường THPT An Phước được tặng thưởng Huân chương Lao động hạng Nhì, hạng Ba.",
        [
            ("Huân chương Lao động hạng Nhì", "Trường THPT An Phước"),
            ("Huân chương Lao động hạng Ba", "Trường THPT An Phước"),
        ],
    ),
    (
        "Khối đề nghị Thủ tướng Chính phủ, UBND tỉnh tặng cờ thi đua cho Sở Y tế.",
        [("Cờ thi đua của Thủ tướng Chính phủ", "Sở Y tế"), ("Cờ thi đua của UBND tỉnh", "Sở Y tế")],
    ),
    (
        "Trường THCS An Phước được tặng 5 Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo.",
        [("Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo", "Trường THCS An Phước")],
    ),
    (
        "Công an tỉnh vừa có quyết định trao tặng giấy khen cho 54 tập thể.",
        [("Giấy khen của Công an tỉnh", "54 tập thể")],
    ),
    (
        "100% đại biểu bỏ phiếu thống nhất suy tôn Hội Luật gia tỉnh là đơn vị dẫn đầu Khối, đề nghị UBND tỉnh tặng Cờ "
        "thi đua.",
        [("Cờ thi đua của UBND tỉnh", "Hội Luật gia tỉnh"), ("Đơn vị dẫn đầu Khối", "Hội Luật gia tỉnh")],
    ),
]

# The giver stands in a heading; the recipients in parentheses, in numbered items of a decision, after "công nhận".
ELSEWHERE = [
    (
        "Chính phủ tặng:\n– Cờ thi đua: 2 tập thể\n– Bằng khen: 87 lượt tập thể và 57 lượt cá nhân\n"
        "UBND tỉnh Tân Giang tặng:\n– Bằng khen cho 285 lượt tập thể",
        [
            ("Cờ thi đua của Chính phủ", "2 tập thể"),
            ("Bằng khen của Chính phủ", "87 lượt tập thể và 57 lượt cá nhân"),
            ("Bằng khen của UBND tỉnh Tân Giang", "285 lượt tập thể"),
        ],
    ),
    (
        "1 tập thể được tặng Cờ thi đua Chính phủ (Sở Y tế), 2 tập thể được tặng Bằng khen (Sở Nội vụ và Sở Xây dựng).",
        [("Cờ thi đua của Chính phủ", "Sở Y tế"), ("Bằng khen", "Sở Nội vụ"), ("Bằng khen", "Sở Xây dựng")],
    ),
    (
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 01 tập thể và 01 cá nhân, gồm:\n1. Tập thể:\n"
        "1.1. Phòng Nội vụ huyện An Phú;\n2. Cá nhân:\n2.1. Ông Lê Văn An, Trưởng phòng Nội vụ huyện Long Sơn.\n"
        "Điều 2. Tiền thưởng kèm theo Bằng khen trích từ Quỹ Thi đua.",
        [
            ("Bằng khen của Chủ tịch UBND tỉnh", "Phòng Nội vụ huyện An Phú"),
            ("Bằng khen của Chủ tịch UBND tỉnh", "Lê Văn An"),
        ],
    ),
    (
        "Huyện ủy công nhận Đảng bộ xã An Phước là Đảng bộ trong sạch, vững mạnh.",
        [("Đảng bộ trong sạch, vững mạnh", "Đảng bộ xã An Phước")],
    ),
    (
        "Công ty An Phước dẫn đầu, được đề nghị tặng bằng khen và cờ thi đua hạng Nhất.",
        [("Bằng khen", "Công ty An Phước"), ("Cờ thi đua hạng Nhất", "Công ty An Phước")],
    ),
    (
        "Đề nghị tặng thưởng Huân chương Lao động các hạng\nI. Huân chương Lao động hạng Nhì:\na) Tập thể:\n"
        "1. Trường Tiểu học An Tây, xã An Tây, huyện An Phú.\nb) Cá nhân:\n1. Ông Lê Văn An, Chánh Văn phòng Tỉnh ủy.\n"
        "II. Huân chương Lao động hạng Ba:\n1. Bà Trần Thị Hòa, Giám đốc Sở Y tế.",
        [
            ("Huân chương Lao động hạng Nhì", "Trường Tiểu học An Tây"),
            ("Huân chương Lao động hạng Nhì", "Lê Văn An"),
            ("Huân chương Lao động hạng Ba", "Trần Thị Hòa"),
        ],
    ),
    (
        "Tỉnh đang hoàn thiện hồ sơ đề nghị Thủ tướng Chính phủ tặng thưởng:\n"
        "1. Huân chương Lao động hạng Nhì cho Trường Mầm non An Tây.\n"
        "2. Huân chương Lao động hạng Nhất cho Đảng bộ, Chính quyền và Nhân dân thành phố An Lạc.",
        [
            ("Huân chương Lao động hạng Nhì", "Trường Mầm non An Tây"),
            ("Huân chương Lao động hạng Nhất", "Đảng bộ, Chính quyền và Nhân dân thành phố An Lạc"),
        ],
    ),
    (
        "Các cá nhân được tặng Bằng khen là Trung tá Nguyễn Văn Hải, Đội trưởng; Đại úy Phạm Thị Hòa, Cán bộ Khoa Nội.",
        [("Bằng khen", "Nguyễn Văn Hải"), ("Bằng khen", "Phạm Thị Hòa")],
    ),
    (
        "Có 79 nhà giáo được Chủ tịch nước phong tặng danh hiệu Nhà giáo Ưu tú.",
        [("Danh hiệu Nhà giáo Ưu tú", "79 nhà giáo")],
    ),
    (
        "Thứ trưởng đã trao Bằng khen của Bộ trưởng Bộ Công Thương tặng 168 công nhân tiêu biểu.",
        [("Bằng khen của Bộ trưởng Bộ Công Thương", "168 công nhân")],
    ),
    (
        "Hội Luật gia tỉnh xếp thứ Nhất, đề nghị tặng Cờ thi đua.",
        [("Cờ thi đua", "Hội Luật gia tỉnh")],
    ),
]

PRAISED = [
    # Counted praise of no title of the law, with its kind, its reason, or its giver.
    (
        "UBND huyện khen thưởng thường xuyên cho 70 tập thể, 210 cá nhân; khen thưởng đột xuất cho 02 tập thể có thành "
        "tích xuất sắc.",
        [("Khen thưởng thường xuyên", "70 tập thể, 210 cá nhân"), ("Khen thưởng đột xuất", "02 tập thể")],
    ),
    (
        "Dịp này, UBND huyện đã biểu dương 21 tập thể và 55 cá nhân; khen thưởng 11 tập thể có thành tích xuất sắc "
        "trong phong trào thi đua.",
        [
            ("Biểu dương thành tích xuất sắc trong phong trào thi đua", "21 tập thể và 55 cá nhân"),
            ("Khen thưởng thành tích xuất sắc trong phong trào thi đua", "11 tập thể"),
        ],
    ),
    (
        "Hội đề nghị Tỉnh Hội khen thưởng 04 tập thể và 08 cá nhân.",
        [("Khen thưởng của Tỉnh Hội", "04 tập thể và 08 cá nhân")],
    ),
    (
        "15 tập thể có thành tích xuất sắc trong phong trào thi đua giai đoạn 2020 - 2025 đã được tuyên dương.",
        [("Tuyên dương thành tích xuất sắc trong phong trào thi đua giai đoạn 2020 - 2025", "15 tập thể")],
    ),
    ("Năm 2022, Hội Luật gia tỉnh được UBND tỉnh khen thưởng.", [("Khen thưởng của UBND tỉnh", "Hội Luật gia tỉnh")]),
    (
        "Ban tổ chức hội thi đã trao giải tập thể xuất sắc nhất cho Chi đoàn Y tế; Sở Y tế đoạt giải phong cách.",
        [("Giải tập thể xuất sắc nhất", "Chi đoàn Y tế"), ("Giải phong cách", "Sở Y tế")],
    ),
    ("03 chi hội được UBND huyện khen thưởng.", [("Khen thưởng của UBND huyện", "03 chi hội")]),
    (
        "Công đoàn Giáo dục tỉnh đã tuyên dương gần 200 thầy cô.",
        [("Tuyên dương của Công đoàn Giáo dục tỉnh", "200 thầy cô")],
    ),
]

TOLD_AGAIN = [
    (
        "Lãnh đạo Sở trao Cờ thi đua Chính phủ cho 2 tập thể\n"
        "2 tập thể nhận Cờ thi đua của Chính phủ gồm Trường THCS An Phước, Trường Tiểu học Thạnh Lợi.",
        [
            ("Cờ thi đua của Chính phủ", "Trường THCS An Phước"),
            ("Cờ thi đua của Chính phủ", "Trường Tiểu học Thạnh Lợi"),
        ],
    ),
    (
        "An Phú biểu dương 108 tập thể\nNgày 10.7, huyện An Phú biểu dương, khen thưởng 32 tập thể và 76 cá nhân."
        " Phong trào lan rộng. Nhiều mô hình đã ra đời. Đời sống khá hơn.\n"
        "Dịp này, UBND huyện đã biểu dương 21 tập thể về công tác hội; khen thưởng 11 tập thể về "
        "chuyển đổi số.",
        [
            ("Biểu dương về công tác hội", "21 tập thể"),
            ("Khen thưởng về chuyển đổi số", "11 tập thể"),
        ],
    ),
    (
        "43 cá nhân được nhận bằng khen của UBND tỉnh\n4 tập thể và 43 cá nhân nhận Bằng khen của UBND tỉnh.",
        [("Bằng khen của UBND tỉnh", "4 tập thể và 43 cá nhân")],
    ),
    (
        "Hội Khuyến học huyện An Phú đón nhận Huân chương Lao động hạng Nhì\nHội Khuyến học An Phú được tặng Huân "
        "chương Lao động hạng Nhì.\nChủ tịch nước đã trao Huân chương Lao động hạng Nhì cho Hội Khuyến học huyện.",
        [("Huân chương Lao động hạng Nhì", "Hội Khuyến học huyện An Phú")],
    ),
    (
        "Hội tặng Kỷ niệm chương “Vì sự nghiệp trồng cây” cho 3 cá nhân.\nHội cũng tặng Kỷ niệm chương “Vì s",
        [("Kỷ niệm chương Vì sự nghiệp trồng cây của Hội", "3 cá nhân")],
    ),
]

NOT_WON = [
    "Các giải pháp đã phát huy hiệu quả, được biểu dương.",
    "Ban tổ chức trao biểu trưng lưu niệm cho tỉnh Tân Giang.",
    "Nhiều tập thể được biểu dương, khen thưởng vì những đóng góp nổi bật.",
    "Theo quy định, giải Nhì không quá 10% số dự án đạt giải.",
    "Công tác khen thưởng nhằm khích lệ các cá nhân hoàn thành xuất sắc nhiệm vụ trên các lĩnh vực.",
    "Hội đề ra chỉ tiêu: vận động hội viên; có ít nhất 400 hộ đạt danh hiệu nông dân giỏi.",
    "Phấn đấu được tặng Cờ thi đua của Chính phủ",
    "Chi bộ đăng ký danh hiệu Chi bộ trong sạch vững mạnh",
    "100% đảng viên đạt danh hiệu lao động tiên tiến",
    "quy định về thẩm quyền tặng Bằng khen",
    "Tiếp tục phụng dưỡng Bà mẹ Việt Nam anh hùng",
    "phát huy danh hiệu cá nhân",
    "Đơn vị Trưởng khối năm 2020 trao Cờ luân lưu cho Hội Khuyến học – đơn vị Trưởng khối năm 2021.",
    "Hội đạt nhiều kết quả, có 6945 gia đình đạt tiêu chuẩn gia đình hiếu học.",
    "Hội đồng họp để xem xét khen thưởng cờ thi đua của tỉnh, bằng khen của UBND tỉnh.",
    "Các thành viên được nghe báo cáo xét tặng cờ thi đua cho 61 đơn vị.",
    "Chủ tịch giao Thường trực Hội đồng tham mưu UBND tỉnh ban hành quyết định tặng cờ thi đua của tỉnh và bằng khen.",
    "Thực hiện quy định tại khoản 10 Điều 45: các bộ trước khi trình khen thưởng Huân chương phải lấy ý kiến.",
    "Hội nghị đề nghị các đơn vị làm tốt công tác tuyên truyền về gương điển hình, qua đó giới thiệu những tấm gương "
    "đã có nhiều năm gắn bó với quê hương và các Huân chương cao quý.",
    "Có 6/6 dự án đạt giải tại cuộc thi; xã trao giấy chứng nhận quyền sử dụng đất và giải ngân vốn cho 5 hộ.",
    "Hàng năm mỗi đơn vị được phân bổ tặng thưởng 1 cờ thi đua xuất sắc của Bộ Công Thương.",
    "Cơ cấu giải thưởng: 01 giải Nhất, 02 giải Nhì.",
    "Công tác khen thưởng 12 cá nhân sẽ được xem xét sau.",
    "Hội nghị đã tặng quà cho 20 hộ nghèo và trao học bổng cho 15 học sinh.",
    "Các cấp hội cần kịp thời biểu dương, khen thưởng các tập thể, cá nhân.",
    "Hội xây dựng và biểu dương 80 cá nhân tiêu biểu.",
]


@pytest.mark.parametrize(("text", "won"), WON)
def test_an_award_is_one_title_and_one_recipient_with_its_giver(text, won):
    assert Seen(text).won == won


@pytest.mark.parametrize(("text", "won"), LISTS + COUNTS + ELSEWHERE + PRAISED)
def test_each_who_is_named_and_all_who_are_counted_get_their_title(text, won):
    assert sorted(Seen(text).won) == sorted(won)


@pytest.mark.parametrize(("text", "won"), TOLD_AGAIN)
def test_an_award_that_is_told_again_counts_once(text, won):
    assert sorted(Seen(text).won) == sorted(won)


@pytest.mark.parametrize("text", NOT_WON)
def test_what_is_hoped_for_or_ruled_about_is_not_won(text):
    assert Seen(text).awards == ()


def test_a_giver_holds_for_the_titles_after_it_that_name_none():
    seen = Seen(
        "Liên hiệp được UBND tỉnh tặng 2 cờ thi đua hạng Nhì, 3 cờ hạng Ba, 5 bằng khen của Liên hiệp Trung ương."
    )
    assert [award.title for award in seen.awards] == [
        "Cờ thi đua hạng Nhì của UBND tỉnh",
        "Cờ hạng Ba của UBND tỉnh",
        "Bằng khen của Liên hiệp Trung ương",
    ]


def test_those_listed_below_get_the_award_each_with_the_years_behind_the_name():
    seen = Seen(
        "Một số tập thể, cá nhân đã được khen thưởng về việc thực hiện Chỉ thị 05-CT/TW, gồm:\n"
        "- Tập thể: Chi bộ 2 (giai đoạn 2020 – 2021), Đội Kiểm tra thuế số 7 (giai đoạn 2021 – 2022),\n"
        "- Cá nhân: Đ/c Tạ Quang Thiệp (giai đoạn 2020 – 2022)."
    )
    assert [(award.recipient, award.year) for award in seen.awards] == [
        ("Chi bộ 2", 2021),
        ("Đội Kiểm tra thuế số 7", 2022),
        ("Tạ Quang Thiệp", 2022),
    ]
    assert seen.awards[0].quote == "Chi bộ 2 (giai đoạn 2020 – 2021)"


def test_the_one_who_does_the_giving_is_the_giver_and_gets_nothing():
    seen = Seen(
        "Trường THCS Đại Phúc vinh dự nhận Cờ thi đua do UBND tỉnh tặng.\n"
        "Năm nay có 5 tập thể được nhận Bằng khen do Chủ tịch UBND tỉnh Tân Giang trao tặng."
    )
    assert [(award.title, award.recipient) for award in seen.awards] == [
        ("Cờ thi đua của UBND tỉnh", "Trường THCS Đại Phúc"),
        ("Bằng khen của Chủ tịch UBND tỉnh Tân Giang", "5 tập thể"),
    ]
