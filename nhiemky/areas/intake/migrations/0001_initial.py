import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
        ('targets', '0001_initial'),
        ('tasks', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('received', 'chờ đọc'), ('read', 'đã đọc, chờ xác nhận'), ('failed', 'không đọc được'), ('confirmed', 'đã xác nhận')], default='received', max_length=20, verbose_name='trạng thái')),
                ('received_at', models.DateTimeField(verbose_name='nhận lúc')),
                ('received_by_id', models.BigIntegerField(null=True, verbose_name='mã người nhận')),
                ('received_by_name', models.CharField(max_length=200, verbose_name='người nhận')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='đọc lúc')),
                ('paper', models.JSONField(blank=True, default=dict, verbose_name='khối văn bản')),
                ('text', models.TextField(blank=True, verbose_name='nội dung đã đọc')),
                ('text_sha256', models.CharField(blank=True, max_length=64, verbose_name='mã băm nội dung')),
                ('reader_version', models.CharField(blank=True, max_length=40, verbose_name='phiên bản bộ đọc')),
                ('failure', models.TextField(blank=True, verbose_name='vì sao không đọc được')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='xác nhận lúc')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='documents.document', verbose_name='văn bản')),
                ('extracted', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='documents.extractedtext', verbose_name='nội dung đã vào sổ')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='directory.organisation', verbose_name='tổ chức')),
                ('term', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='directory.term', verbose_name='nhiệm kỳ')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='files.upload', verbose_name='tệp')),
            ],
            options={
                'verbose_name': 'văn bản tiếp nhận',
                'verbose_name_plural': 'văn bản tiếp nhận',
                'indexes': [models.Index(fields=['organisation', 'received_at'], name='intake_intake_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['received', 'read', 'failed', 'confirmed'])), name='intake_intake_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'failed'), _negated=True), models.Q(('failure', ''), _negated=True), _connector='OR'), name='intake_intake_failure_said'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['read', 'confirmed']), _negated=True), models.Q(models.Q(('text_sha256', ''), _negated=True), ('read_at__isnull', False)), _connector='OR'), name='intake_intake_read_is_kept')],
            },
        ),
        migrations.CreateModel(
            name='FindingDoubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='loại')),
                ('quote', models.TextField(verbose_name='nguyên văn')),
                ('start', models.PositiveIntegerField(verbose_name='từ vị trí')),
                ('end', models.PositiveIntegerField(verbose_name='đến vị trí')),
                ('says', models.TextField(verbose_name='điều nghi ngờ')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='xử lý lúc')),
                ('settled_by_name', models.CharField(blank=True, max_length=200, verbose_name='người xử lý')),
                ('settled_note', models.CharField(blank=True, max_length=500, verbose_name='cách xử lý')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doubts', to='intake.intake', verbose_name='văn bản tiếp nhận')),
            ],
            options={
                'verbose_name': 'điều nghi ngờ',
                'verbose_name_plural': 'điều nghi ngờ',
                'indexes': [models.Index(fields=['intake', 'start'], name='intake_doubt_of')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('term', 'nhiệm kỳ'), ('ordinal', 'lần đại hội'), ('event', 'sự kiện'), ('organisation', 'tổ chức'), ('person', 'cán bộ'), ('target', 'chỉ tiêu'), ('result', 'kết quả'), ('document', 'văn bản'), ('task', 'nhiệm vụ'), ('award', 'khen thưởng')], max_length=20, verbose_name='loại')),
                ('ordinal', models.PositiveIntegerField(verbose_name='số thứ tự')),
                ('quote', models.TextField(verbose_name='nguyên văn')),
                ('start', models.PositiveIntegerField(verbose_name='từ vị trí')),
                ('end', models.PositiveIntegerField(verbose_name='đến vị trí')),
                ('clause', models.CharField(blank=True, max_length=100, verbose_name='mục')),
                ('data', models.JSONField(default=dict, verbose_name='nội dung hiểu được')),
                ('proposal', models.JSONField(blank=True, default=dict, verbose_name='nội dung đề xuất')),
                ('changes', models.JSONField(blank=True, default=dict, verbose_name='nội dung người xác nhận sửa')),
                ('is_added', models.BooleanField(default=False, verbose_name='do người đánh dấu')),
                ('status', models.CharField(choices=[('proposed', 'chờ xác nhận'), ('accepted', 'đã nhận'), ('changed', 'đã sửa và nhận'), ('merged', 'đã gộp'), ('rejected', 'đã loại')], default='proposed', max_length=20, verbose_name='trạng thái')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='quyết định lúc')),
                ('decided_by_id', models.BigIntegerField(blank=True, null=True, verbose_name='mã người quyết định')),
                ('decided_by_name', models.CharField(blank=True, max_length=200, verbose_name='người quyết định')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='lý do')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='intake.finding', verbose_name='gộp vào')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='targets.target', verbose_name='chỉ tiêu')),
                ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='tasks.task', verbose_name='nhiệm vụ')),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='intake.intake', verbose_name='văn bản tiếp nhận')),
            ],
            options={
                'verbose_name': 'điều đọc được',
                'verbose_name_plural': 'điều đọc được',
                'constraints': [models.UniqueConstraint(fields=('intake', 'kind', 'ordinal'), name='intake_finding_ordinal'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start')), models.Q(('quote', ''), _negated=True)), name='intake_finding_quotes'), models.CheckConstraint(condition=models.Q(('kind__in', ['term', 'ordinal', 'event', 'organisation', 'person', 'target', 'result', 'document', 'task', 'award'])), name='intake_finding_kind_known'), models.CheckConstraint(condition=models.Q(('status__in', ['proposed', 'accepted', 'changed', 'merged', 'rejected'])), name='intake_finding_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('status', 'proposed')), models.Q(models.Q(('status', 'proposed'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='intake_finding_decided_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'rejected'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='intake_finding_rejected_why'), models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('status', 'merged')), models.Q(models.Q(('status', 'merged'), _negated=True), ('merged_into__isnull', True)), _connector='OR'), name='intake_finding_merged_somewhere'), models.CheckConstraint(condition=models.Q(('target__isnull', True), ('kind', 'target'), _connector='OR'), name='intake_finding_target_kind'), models.CheckConstraint(condition=models.Q(('task__isnull', True), ('kind', 'task'), _connector='OR'), name='intake_finding_task_kind')],
            },
        ),
    ]
