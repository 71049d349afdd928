import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
        ('rulebook', '0001_initial'),
        ('targets', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=300, verbose_name='tên')),
                ('audience', models.CharField(choices=[('children', 'đơn vị trực thuộc trực tiếp'), ('lowest', 'đơn vị cấp cuối'), ('all_below', 'mọi đơn vị trực thuộc các cấp'), ('own_and_below', 'chính tổ chức và mọi đơn vị trực thuộc'), ('own', 'chính tổ chức'), ('group', 'thành viên khối, nhóm'), ('one', 'một đơn vị đo cho tất cả')], max_length=20, verbose_name='đơn vị phải báo cáo')),
                ('frequency', models.CharField(choices=[('month', 'tháng'), ('quarter', 'quý'), ('half_year', '6 tháng'), ('year', 'năm')], max_length=20, verbose_name='kỳ báo cáo')),
                ('due_days', models.PositiveSmallIntegerField(default=5, verbose_name='số ngày nộp sau kỳ')),
                ('next_working_day', models.BooleanField(default=False, verbose_name='hạn rơi vào ngày nghỉ thì lùi')),
                ('estimate_allowed', models.BooleanField(default=False, verbose_name='cho phép số ước')),
                ('status', models.CharField(choices=[('active', 'đang dùng'), ('closed', 'đã ngừng')], default='active', max_length=10, verbose_name='trạng thái')),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_templates', to='directory.group', verbose_name='khối, nhóm')),
                ('hierarchy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_templates', to='directory.hierarchy', verbose_name='hệ trực thuộc')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_templates', to='directory.organisation', verbose_name='tổ chức nhận báo cáo')),
                ('reporter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reporting_templates', to='directory.organisation', verbose_name='đơn vị đo cho tất cả')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_templates', to='directory.term', verbose_name='nhiệm kỳ')),
                ('window_rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_templates', to='rulebook.ruleset', verbose_name='quy tắc kỳ báo cáo')),
            ],
            options={
                'verbose_name': 'biểu mẫu báo cáo',
                'verbose_name_plural': 'biểu mẫu báo cáo',
            },
        ),
        migrations.CreateModel(
            name='ReportingPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('window_from', models.DateField(verbose_name='từ ngày')),
                ('window_to', models.DateField(verbose_name='đến trước ngày')),
                ('label', models.CharField(max_length=100, verbose_name='tên kỳ')),
                ('due_on', models.DateField(verbose_name='hạn nộp')),
                ('opened_at', models.DateTimeField(verbose_name='mở lúc')),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='periods', to='reporting.reporttemplate', verbose_name='biểu mẫu báo cáo')),
            ],
            options={
                'verbose_name': 'kỳ báo cáo',
                'verbose_name_plural': 'kỳ báo cáo',
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateField(verbose_name='số liệu tính đến hết ngày')),
                ('structure', models.CharField(default='of_the_day', max_length=20, verbose_name='cơ cấu tổ chức')),
                ('with_estimates', models.BooleanField(default=False, verbose_name='dùng số ước')),
                ('status', models.CharField(choices=[('draft', 'dự thảo'), ('frozen', 'đã chốt'), ('amended', 'đã chốt, có bổ sung')], default='draft', max_length=10, verbose_name='trạng thái')),
                ('revision', models.PositiveIntegerField(default=1, verbose_name='lần lưu')),
                ('subject', models.CharField(max_length=1000, verbose_name='trích yếu')),
                ('superiors', models.JSONField(default=list, verbose_name='cơ quan cấp trên')),
                ('place', models.CharField(max_length=200, verbose_name='nơi ban hành')),
                ('signing', models.JSONField(default=dict, verbose_name='người ký')),
                ('addressees', models.JSONField(default=list, verbose_name='nơi gửi đến')),
                ('recipients', models.JSONField(default=list, verbose_name='nơi nhận')),
                ('highlights', models.JSONField(default=list, verbose_name='chỉ tiêu nêu tên trong câu tổng hợp')),
                ('drafted_at', models.DateTimeField(verbose_name='soạn lúc')),
                ('drafted_by_id', models.BigIntegerField(null=True, verbose_name='mã người soạn')),
                ('drafted_by_name', models.CharField(max_length=200, verbose_name='người soạn')),
                ('dossier', models.TextField(blank=True, verbose_name='hồ sơ số liệu')),
                ('dossier_sha256', models.CharField(blank=True, max_length=64, verbose_name='mã băm hồ sơ số liệu')),
                ('frozen_at', models.DateTimeField(blank=True, null=True, verbose_name='chốt lúc')),
                ('frozen_by_id', models.BigIntegerField(blank=True, null=True, verbose_name='mã người chốt')),
                ('frozen_by_name', models.CharField(blank=True, max_length=200, verbose_name='người chốt')),
                ('bands', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bands_reviews', to='rulebook.ruleset', verbose_name='nhóm kết quả')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='documents.document', verbose_name='văn bản')),
                ('docx', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='docx_reviews', to='files.upload', verbose_name='bản DOCX')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='directory.organisation', verbose_name='tổ chức')),
                ('pdf', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pdf_reviews', to='files.upload', verbose_name='bản PDF')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='profile_reviews', to='rulebook.ruleset', verbose_name='thể thức')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='directory.term', verbose_name='nhiệm kỳ')),
            ],
            options={
                'verbose_name': 'báo cáo sơ kết',
                'verbose_name_plural': 'báo cáo sơ kết',
            },
        ),
        migrations.CreateModel(
            name='ReviewAddendum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='lần bổ sung')),
                ('reason', models.TextField(verbose_name='lý do')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('changes', models.JSONField(default=list, verbose_name='số liệu thay đổi')),
                ('dossier', models.TextField(blank=True, verbose_name='hồ sơ số liệu mới')),
                ('dossier_sha256', models.CharField(blank=True, max_length=64, verbose_name='mã băm hồ sơ số liệu mới')),
                ('made_at', models.DateTimeField(verbose_name='lập lúc')),
                ('made_by_id', models.BigIntegerField(null=True, verbose_name='mã người lập')),
                ('made_by_name', models.CharField(max_length=200, verbose_name='người lập')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='reporting.review', verbose_name='báo cáo sơ kết')),
            ],
            options={
                'verbose_name': 'bổ sung báo cáo',
                'verbose_name_plural': 'bổ sung báo cáo',
            },
        ),
        migrations.CreateModel(
            name='ReviewPassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(choices=[('opening', 'mở đầu'), ('strengths', 'ưu điểm'), ('limits', 'hạn chế'), ('causes', 'nguyên nhân'), ('second_half', 'nhiệm vụ nửa cuối nhiệm kỳ')], max_length=20, verbose_name='phần')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='số thứ tự')),
                ('heading', models.CharField(blank=True, max_length=300, verbose_name='tiêu đề')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='reporting.review', verbose_name='báo cáo sơ kết')),
            ],
            options={
                'verbose_name': 'đoạn của báo cáo',
                'verbose_name_plural': 'đoạn của báo cáo',
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'đang soạn'), ('submitted', 'đã nộp'), ('returned', 'bị trả lại'), ('accepted', 'đã duyệt'), ('locked', 'đã khóa')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('revision', models.PositiveIntegerField(default=1, verbose_name='lần lưu')),
                ('moved_in_revision', models.PositiveIntegerField(default=1, verbose_name='lần lưu khi đổi trạng thái')),
                ('results', models.TextField(blank=True, verbose_name='kết quả nổi bật')),
                ('difficulties', models.TextField(blank=True, verbose_name='khó khăn, vướng mắc')),
                ('proposals', models.TextField(blank=True, verbose_name='đề xuất, kiến nghị')),
                ('narrative_revision', models.PositiveIntegerField(default=0, verbose_name='lần lưu của phần lời')),
                ('narrative_by_name', models.CharField(blank=True, max_length=200, verbose_name='người lưu phần lời')),
                ('begun_at', models.DateTimeField(verbose_name='bắt đầu lúc')),
                ('first_submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='nộp lần đầu lúc')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='nộp lúc')),
                ('submitted_by_id', models.BigIntegerField(blank=True, null=True, verbose_name='mã người nộp')),
                ('submitted_by_name', models.CharField(blank=True, max_length=200, verbose_name='người nộp')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='duyệt lúc')),
                ('accepted_by_id', models.BigIntegerField(blank=True, null=True, verbose_name='mã người duyệt')),
                ('accepted_by_name', models.CharField(blank=True, max_length=200, verbose_name='người duyệt')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='directory.organisation', verbose_name='đơn vị báo cáo')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='reporting.reportingperiod', verbose_name='kỳ báo cáo')),
            ],
            options={
                'verbose_name': 'báo cáo của đơn vị',
                'verbose_name_plural': 'báo cáo của đơn vị',
            },
        ),
        migrations.CreateModel(
            name='SubmissionLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(default='final', max_length=20, verbose_name='loại số liệu')),
                ('numerator', models.BigIntegerField(blank=True, null=True, verbose_name='số liệu, tử số')),
                ('denominator', models.BigIntegerField(blank=True, null=True, verbose_name='mẫu số')),
                ('narrative', models.TextField(blank=True, verbose_name='diễn giải')),
                ('difficulty', models.TextField(blank=True, verbose_name='khó khăn')),
                ('correction_reason', models.TextField(blank=True, verbose_name='lý do sửa số đã báo cáo')),
                ('remark', models.TextField(blank=True, verbose_name='nhận xét khi trả lại')),
                ('remark_by_name', models.CharField(blank=True, max_length=200, verbose_name='người nhận xét')),
                ('saved_in_revision', models.PositiveIntegerField(default=1, verbose_name='lần lưu')),
                ('saved_at', models.DateTimeField(verbose_name='lưu lúc')),
                ('saved_by_id', models.BigIntegerField(null=True, verbose_name='mã người lưu')),
                ('saved_by_name', models.CharField(max_length=200, verbose_name='người lưu')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submission_lines', to='targets.indicator', verbose_name='chỉ số')),
                ('measurement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submission_lines', to='targets.measurement', verbose_name='số liệu đã ghi')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submission_lines', to='directory.organisation', verbose_name='số liệu của đơn vị')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='reporting.submission', verbose_name='báo cáo của đơn vị')),
            ],
            options={
                'verbose_name': 'dòng báo cáo',
                'verbose_name_plural': 'dòng báo cáo',
            },
        ),
        migrations.CreateModel(
            name='LineEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='bỏ lúc')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_lines', to='files.upload', verbose_name='tệp')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='reporting.submissionline', verbose_name='dòng báo cáo')),
            ],
            options={
                'verbose_name': 'minh chứng của dòng báo cáo',
                'verbose_name_plural': 'minh chứng của dòng báo cáo',
            },
        ),
        migrations.CreateModel(
            name='SubmissionMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_status', models.CharField(choices=[('draft', 'đang soạn'), ('submitted', 'đã nộp'), ('returned', 'bị trả lại'), ('accepted', 'đã duyệt'), ('locked', 'đã khóa')], max_length=20, verbose_name='từ trạng thái')),
                ('to_status', models.CharField(choices=[('draft', 'đang soạn'), ('submitted', 'đã nộp'), ('returned', 'bị trả lại'), ('accepted', 'đã duyệt'), ('locked', 'đã khóa')], max_length=20, verbose_name='sang trạng thái')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by_id', models.BigIntegerField(null=True, verbose_name='mã người làm')),
                ('by_name', models.CharField(max_length=200, verbose_name='người làm')),
                ('reason', models.TextField(blank=True, verbose_name='lý do')),
                ('remarks', models.JSONField(default=dict, verbose_name='nhận xét từng dòng')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='reporting.submission', verbose_name='báo cáo của đơn vị')),
            ],
            options={
                'verbose_name': 'bước của báo cáo',
                'verbose_name_plural': 'bước của báo cáo',
            },
        ),
        migrations.CreateModel(
            name='TemplateLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='số thứ tự')),
                ('required', models.BooleanField(default=True, verbose_name='bắt buộc')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='template_lines', to='targets.indicator', verbose_name='chỉ số')),
                ('template', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='reporting.reporttemplate', verbose_name='biểu mẫu báo cáo')),
            ],
            options={
                'verbose_name': 'dòng của biểu mẫu',
                'verbose_name_plural': 'dòng của biểu mẫu',
            },
        ),
        migrations.AddIndex(
            model_name='reporttemplate',
            index=models.Index(fields=['term', 'status'], name='reporting_template_of_term'),
        ),
        migrations.AddConstraint(
            model_name='reporttemplate',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='reporting_template_named'),
        ),
        migrations.AddConstraint(
            model_name='reporttemplate',
            constraint=models.CheckConstraint(condition=models.Q(('audience__in', ['children', 'lowest', 'all_below', 'own_and_below', 'own', 'group', 'one'])), name='reporting_template_audience'),
        ),
        migrations.AddConstraint(
            model_name='reporttemplate',
            constraint=models.CheckConstraint(condition=models.Q(('frequency__in', ['month', 'quarter', 'half_year', 'year'])), name='reporting_template_frequency'),
        ),
        migrations.AddConstraint(
            model_name='reporttemplate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('audience', 'group'), ('group__isnull', False)), models.Q(models.Q(('audience', 'group'), _negated=True), ('group__isnull', True)), _connector='OR'), name='reporting_template_group_named'),
        ),
        migrations.AddConstraint(
            model_name='reporttemplate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('audience', 'one'), ('reporter__isnull', False)), models.Q(models.Q(('audience', 'one'), _negated=True), ('reporter__isnull', True)), _connector='OR'), name='reporting_template_reporter_named'),
        ),
        migrations.AddConstraint(
            model_name='reporttemplate',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['active', 'closed'])), name='reporting_template_status'),
        ),
        migrations.AddIndex(
            model_name='reportingperiod',
            index=models.Index(fields=['template', 'window_to'], name='reporting_period_in_order'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.UniqueConstraint(fields=('template', 'window_from', 'window_to'), name='reporting_period_once'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.CheckConstraint(condition=models.Q(('window_to__gt', models.F('window_from'))), name='reporting_period_forward'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['term', 'as_of'], name='reporting_review_of_term'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('subject', ''), _negated=True), name='reporting_review_has_subject'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('structure__in', ['today', 'of_the_day'])), name='reporting_review_structure'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('docx__isnull', True), ('frozen_at__isnull', True), ('pdf__isnull', True), ('status', 'draft')), models.Q(('docx__isnull', False), ('frozen_at__isnull', False), ('pdf__isnull', False), ('status__in', ['frozen', 'amended']), models.Q(('dossier', ''), _negated=True), models.Q(('dossier_sha256', ''), _negated=True)), _connector='OR'), name='reporting_review_frozen_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='reviewaddendum',
            constraint=models.UniqueConstraint(fields=('review', 'ordinal'), name='reporting_addendum_ordinal'),
        ),
        migrations.AddConstraint(
            model_name='reviewaddendum',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('text', ''), _negated=True)), name='reporting_addendum_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='reviewpassage',
            constraint=models.UniqueConstraint(fields=('review', 'section', 'ordinal'), name='reporting_passage_ordinal'),
        ),
        migrations.AddConstraint(
            model_name='reviewpassage',
            constraint=models.CheckConstraint(condition=models.Q(('section__in', ['opening', 'strengths', 'limits', 'causes', 'second_half'])), name='reporting_passage_section'),
        ),
        migrations.AddConstraint(
            model_name='reviewpassage',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='reporting_passage_says_something'),
        ),
        migrations.AddIndex(
            model_name='submission',
            index=models.Index(fields=['organisation', 'status'], name='reporting_submission_of'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.UniqueConstraint(fields=('period', 'organisation'), name='reporting_submission_once'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'submitted', 'returned', 'accepted', 'locked'])), name='reporting_submission_status_known'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), ('submitted_at__isnull', False), _connector='OR'), name='reporting_submission_sent_has_moment'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['accepted', 'locked']), _negated=True), ('accepted_at__isnull', False), _connector='OR'), name='reporting_submission_accepted_has_moment'),
        ),
        migrations.AddConstraint(
            model_name='submissionline',
            constraint=models.UniqueConstraint(fields=('submission', 'indicator', 'organisation', 'stage'), name='reporting_line_once'),
        ),
        migrations.AddConstraint(
            model_name='submissionline',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['estimate', 'final'])), name='reporting_line_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='submissionline',
            constraint=models.CheckConstraint(condition=models.Q(('denominator__isnull', True), ('denominator__gte', 0), _connector='OR'), name='reporting_line_denominator'),
        ),
        migrations.AddConstraint(
            model_name='lineevidence',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('line', 'upload'), name='reporting_evidence_once'),
        ),
        migrations.AddIndex(
            model_name='submissionmove',
            index=models.Index(fields=['submission', 'at'], name='reporting_move_of'),
        ),
        migrations.AddConstraint(
            model_name='templateline',
            constraint=models.UniqueConstraint(fields=('template', 'indicator'), name='reporting_templateline_once'),
        ),
        migrations.AddConstraint(
            model_name='templateline',
            constraint=models.UniqueConstraint(fields=('template', 'ordinal'), name='reporting_templateline_ordinal'),
        ),
    ]
