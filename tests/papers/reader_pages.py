"""Saved pages for the reader's tests: invented news in the shapes that Vietnamese sites have."""

from __future__ import annotations

TITLE = "Hội Hữu nghị tỉnh Tân Giang sơ kết giữa nhiệm kỳ 2023 - 2028"
LEAD = (
    "Sáng 12/6/2026, Hội Hữu nghị tỉnh Tân Giang tổ chức hội nghị sơ kết giữa nhiệm kỳ thực hiện "
    "Nghị quyết Đại hội lần thứ IV."
)
BODY = (
    "Theo báo cáo, sau nửa nhiệm kỳ có 9/12 chỉ tiêu đạt 100% trở lên; các tổ chức thành viên đã vận động được "
    "42,5 tỷ đồng viện trợ, hỗ trợ 1.250 hộ khó khăn tại các xã An Phước Đông, Thạnh Lợi Tây."
)
TASKS = (
    "Hội nghị thống nhất thời gian tới tập trung kiện toàn tổ chức hội cơ sở, phấn đấu đến cuối nhiệm kỳ "
    "kết nạp thêm 300 hội viên và hoàn thành 100% chỉ tiêu nghị quyết đề ra."
)
CAPTION = "Quang cảnh hội nghị. Ảnh: Minh Khê"
SENTENCES = (LEAD, BODY, TASKS)
RELATED = "Đại hội Hội Hữu nghị xã Thạnh Lợi Tây lần thứ II thành công tốt đẹp"
COMMENT = "Bài viết rất hay, cảm ơn tác giả đã đưa tin kịp thời cho bà con trong tỉnh được biết."

_CONTENT_MANAGER = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>{TITLE} - Cổng thông tin</title>
<script>var secret = "không được đọc";</script><style>p {{ color: red }}</style></head><body>
<div id="header"><ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li></ul>
<span>Thứ hai, 03/11/2026 09:15 (GMT+7)</span></div>
<div class="row"><div class="col-md-16"><div class="news_column"><div id="news_detail"><h1 class="title">{TITLE}</h1>
<em class="pull-left">Thứ sáu - 12/06/2026 16:20</em><ul class="list-inline"><li>
<a href="#" class="sendmail">Gửi bài viết qua email</a></li></ul>
<div id="hometext">{LEAD}</div><div class="bodytext"><div style="text-align:center"><img src="a.jpg"><br>
<em>{CAPTION}</em></div>
{BODY}<br><br>{TASKS}</div><p style="text-align:right"><strong>Tác giả bài viết: </strong>Minh Khê</p></div>
<div class="news_rating">Tổng số điểm của bài viết là: 0 trong 0 đánh giá <span>Click để đánh giá bài viết</span>
</div>
<div id="idcomment"><div id="showcomment"><p>{COMMENT}</p></div><form><input value="Họ tên">
<textarea>Nội dung</textarea></form></div>
<p><strong>Những tin mới hơn</strong></p><ul class="related"><li>
<a href="/x">{RELATED}</a> <span class="date">(13/06/2026)</span></li></ul>
</div></div><div class="col-md-8 sidebar"><h3>Xem nhiều</h3><p><a href="/y">{RELATED}</a></p></div></div>
<footer>Bản quyền thuộc Hội Hữu nghị tỉnh Tân Giang. Ghi rõ nguồn khi sử dụng lại.</footer></body></html>"""

_FORM_PORTAL = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>Cổng TTĐT</title></head>
<body><form id="aspnetForm"><table width="100%"><tr><td class="leftmenu"><a href="/1">Giới thiệu</a><br>
<a href="/2">Tổ chức bộ máy</a><br>
<a href="/3">Văn bản</a></td><td><table width="100%"><tr><td class="NewsTitle">{TITLE}</td></tr><tr>
<td>Ngày đăng: 12/06/2026 - Lượt xem: 412</td></tr>
<tr><td><div class="ArticleContent"><p class="MsoNormal"><b>{LEAD}</b></p>
<table align="center"><tr><td><img src="b.jpg"></td></tr><tr><td class="pCaption">{CAPTION}</td></tr></table>
<p class="MsoNormal">{BODY}</p><p class="MsoNormal">{TASKS}</p></div></td></tr><tr><td align="right"><b>Minh Khê</b>
</td></tr>
<tr><td>Các tin khác</td></tr><tr><td><a href="/t1">{RELATED}</a> (10/06/2026)</td></tr></table></td></tr></table>
</form></body></html>"""

_NEWSPAPER = f"""<!doctype html><html><head><meta charset=utf-8><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2026-06-11T18:30:00Z">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2026-06-12T01:30:00+07:00"}}</script>
</head><body>
<nav><a href="/">Thời sự</a><a href="/ct">Chính trị</a></nav><main><article class="detail-article"><header>
<h1>{TITLE}</h1>
<div class="meta"><time>12/06/2026 01:30</time></div></header><p class="sapo">{LEAD}</p>
<figure><img src="c.jpg"><figcaption>{CAPTION}</figcaption></figure><div class="content"><p>{BODY}</p>
<div class="related-inline"><a href="/r">{RELATED}</a></div><p>{TASKS}</p></div><p class="author">
<strong>Minh Khê</strong></p></article>
<section class="box-comment"><p>{COMMENT}</p></section></main><aside><p>{COMMENT}</p></aside></body></html>"""

_LINES_ONLY = f"""<html><head><title>{TITLE}</title><meta charset="utf-8"></head><body><div class="wrapper">
<div class="top">Hôm nay: Thứ ba,
04/11/2026 10:20</div><h2 class="tieude">{TITLE}</h2><div class="ngay">Cập nhật lúc: 12/06/2026 16:00</div>
<div class="noidung">{LEAD}<br/>{BODY}<br/>{TASKS}<br/></div><div class="tinlienquan"><b>Tin liên quan</b><br/>
<a href="#">{RELATED}</a></div>
</div></body></html>"""

PAGES = {
    "content manager": _CONTENT_MANAGER,
    "portal in one form of tables": _FORM_PORTAL,
    "newspaper with metadata": _NEWSPAPER,
    "lines parted by breaks": _LINES_ONLY,
}

WORD_PAGE = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>Báo cáo</title>
<style>p.MsoNormal {{ font-size: 14pt }}</style></head><body lang=VI><div class=WordSection1>
<p class=MsoNormal align=center><b>BÁO CÁO</b></p><p class=MsoNormal align=center>
<b>kết quả giữa nhiệm kỳ 2023 - 2028</b></p>
<p class=MsoNormal><b>I. KẾT QUẢ</b></p><p class=MsoNormal>1. {BODY}</p>
<ol start=2 type=1><li>{TASKS}</li></ol>
<table border=1><tr><td rowspan=2>TT</td><td colspan=2>Chỉ tiêu</td></tr><tr><td>Giao</td><td>Đạt</td></tr><tr>
<td>1</td><td>20</td><td>16</td></tr></table>
</div></body></html>"""
