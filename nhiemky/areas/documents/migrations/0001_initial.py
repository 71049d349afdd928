import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('files', '0001_initial'),
        ('rulebook', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuing_name', models.CharField(max_length=300, verbose_name='cơ quan ban hành')),
                ('type_code', models.CharField(blank=True, max_length=20, verbose_name='loại văn bản')),
                ('subject', models.CharField(max_length=1000, verbose_name='trích yếu')),
                ('origin', models.CharField(choices=[('own', 'tổ chức ban hành trong hệ thống'), ('incoming', 'văn bản đến'), ('imported', 'văn bản cũ được đưa vào')], max_length=20, verbose_name='nguồn')),
                ('status', models.CharField(choices=[('draft', 'dự thảo'), ('issued', 'đã ban hành'), ('withdrawn', 'đã thu hồi')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='số')),
                ('number_text', models.CharField(blank=True, max_length=80, verbose_name='số và ký hiệu')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='ngày ký')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='ngày đến')),
                ('withdrawn_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do thu hồi')),
                ('registered_at', models.DateTimeField(verbose_name='vào sổ lúc')),
                ('folded', models.CharField(max_length=1500, verbose_name='khóa tìm')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='directory.organisation', verbose_name='tổ chức')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='documents.document', verbose_name='văn bản gốc')),
                ('profile', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='rulebook.ruleset', verbose_name='thể thức')),
                ('term', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='directory.term', verbose_name='nhiệm kỳ')),
                ('upload', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='files.upload', verbose_name='tệp')),
            ],
            options={
                'verbose_name': 'văn bản',
                'verbose_name_plural': 'văn bản',
                'indexes': [models.Index(fields=['organisation', 'status', 'signed_on'], name='documents_document_register'), models.Index(fields=['term', 'type_code'], name='documents_document_term'), models.Index(fields=['number_text'], name='documents_document_number')],
                'constraints': [models.CheckConstraint(condition=models.Q(('origin__in', ['own', 'incoming', 'imported'])), name='documents_document_origin_known'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'issued', 'withdrawn'])), name='documents_document_status_known'), models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='documents_document_not_its_parent'), models.CheckConstraint(condition=models.Q(('status', 'draft'), ('issued_on__isnull', False), _connector='OR'), name='documents_document_issued_has_day'), models.CheckConstraint(condition=models.Q(('number__isnull', True), models.Q(('number__gte', 1), models.Q(('number_text', ''), _negated=True)), _connector='OR'), name='documents_document_number_printed'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('withdrawn_reason', ''), _negated=True), _connector='OR'), name='documents_document_withdrawn_why'), models.UniqueConstraint(condition=models.Q(models.Q(('number_text', ''), _negated=True), models.Q(('status', 'withdrawn'), _negated=True)), fields=('organisation', 'issuing_name', 'number_text', 'issued_on'), name='documents_document_number_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Clause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=100, verbose_name='mục')),
                ('heading', models.CharField(blank=True, max_length=500, verbose_name='tiêu đề')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clauses', to='documents.document', verbose_name='văn bản')),
            ],
            options={
                'verbose_name': 'mục của văn bản',
                'verbose_name_plural': 'mục của văn bản',
                'constraints': [models.UniqueConstraint(fields=('document', 'path'), name='documents_clause_once'), models.CheckConstraint(condition=models.Q(('path', ''), _negated=True), name='documents_clause_has_path')],
            },
        ),
        migrations.CreateModel(
            name='ExtractedText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('sha256', models.CharField(max_length=64, verbose_name='mã băm nội dung')),
                ('source_sha256', models.CharField(blank=True, max_length=64, verbose_name='mã băm tệp nguồn')),
                ('reader_version', models.CharField(max_length=40, verbose_name='phiên bản bộ đọc')),
                ('read_at', models.DateTimeField(verbose_name='đọc lúc')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='documents.document', verbose_name='văn bản')),
            ],
            options={
                'verbose_name': 'nội dung đã đọc',
                'verbose_name_plural': 'nội dung đã đọc',
                'constraints': [models.UniqueConstraint(fields=('document', 'sha256', 'source_sha256', 'reader_version'), name='documents_text_once')],
            },
        ),
        migrations.CreateModel(
            name='ClauseVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('draft', 'dự thảo trình'), ('passed', 'được thông qua'), ('amended', 'được sửa đổi')], max_length=20, verbose_name='giai đoạn')),
                ('start', models.PositiveIntegerField(verbose_name='từ vị trí')),
                ('end', models.PositiveIntegerField(verbose_name='đến vị trí')),
                ('text', models.TextField(verbose_name='lời văn')),
                ('ordinal', models.PositiveIntegerField(verbose_name='thứ tự')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('clause', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='documents.clause', verbose_name='mục của văn bản')),
                ('extracted', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clause_versions', to='documents.extractedtext', verbose_name='nội dung đã đọc')),
            ],
            options={
                'verbose_name': 'phiên bản của mục',
                'verbose_name_plural': 'phiên bản của mục',
                'indexes': [models.Index(fields=['extracted', 'ordinal'], name='documents_version_in_order')],
                'constraints': [models.UniqueConstraint(fields=('clause', 'extracted', 'stage'), name='documents_version_once'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='documents_version_span_forward'), models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'passed', 'amended'])), name='documents_version_stage_known')],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(blank=True, max_length=40, verbose_name='dãy số')),
                ('scope_kind', models.CharField(choices=[('term', 'theo nhiệm kỳ'), ('year', 'theo năm')], max_length=10, verbose_name='phạm vi')),
                ('scope_key', models.CharField(max_length=40, verbose_name='nhiệm kỳ hoặc năm')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='số đã cấp')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='number_series', to='directory.organisation', verbose_name='tổ chức')),
            ],
            options={
                'verbose_name': 'sổ số văn bản',
                'verbose_name_plural': 'sổ số văn bản',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'series', 'scope_kind', 'scope_key'), name='documents_series_once'), models.CheckConstraint(condition=models.Q(('scope_kind__in', ['term', 'year'])), name='documents_series_scope_known')],
            },
        ),
        migrations.CreateModel(
            name='NumberIssue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='số')),
                ('issued_at', models.DateTimeField(verbose_name='cấp lúc')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='number_issue', to='documents.document', verbose_name='văn bản')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='documents.numberseries', verbose_name='sổ số văn bản')),
            ],
            options={
                'verbose_name': 'số đã cấp',
                'verbose_name_plural': 'số đã cấp',
                'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='documents_issue_number_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='documents_issue_from_one')],
            },
        ),
    ]
