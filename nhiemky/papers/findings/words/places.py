"""Names of provinces and cities before and after the mergers of 2025, from the public list of administrative units."""

from __future__ import annotations

PROVINCES = """
an giang | bà rịa - vũng tàu | bà rịa-vũng tàu | bạc liêu | bắc giang | bắc kạn | bắc ninh | bến tre | bình dương
bình định | bình phước | bình thuận | cà mau | cao bằng | cần thơ | đà nẵng | đắk lắk | đắk nông | điện biên
đồng nai | đồng tháp | gia lai | hà giang | hà nam | hà nội | hà tĩnh | hải dương | hải phòng | hậu giang | hòa bình
hưng yên | khánh hòa | kiên giang | kon tum | lai châu | lạng sơn | lào cai | lâm đồng | long an | nam định
nghệ an | ninh bình | ninh thuận | phú thọ | phú yên | quảng bình | quảng nam | quảng ngãi | quảng ninh | quảng trị
sóc trăng | sơn la | tây ninh | thái bình | thái nguyên | thanh hóa | thừa thiên huế | thừa thiên - huế | tiền giang
trà vinh | tuyên quang | vĩnh long | vĩnh phúc | yên bái | huế | hồ chí minh | tphcm | tp.hcm | hcm | việt nam
đắc lắc | đăk lăk | đăk nông | bắc cạn | hà tây
"""
