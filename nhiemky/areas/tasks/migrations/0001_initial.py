import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
        ('rulebook', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.TextField(blank=True, verbose_name='nguyên văn')),
                ('quote_start', models.PositiveIntegerField(blank=True, null=True, verbose_name='từ vị trí')),
                ('quote_end', models.PositiveIntegerField(blank=True, null=True, verbose_name='đến vị trí')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='số thứ tự')),
                ('title', models.CharField(max_length=1000, verbose_name='việc')),
                ('responsibility', models.CharField(blank=True, max_length=500, verbose_name='trách nhiệm')),
                ('product', models.CharField(blank=True, max_length=500, verbose_name='sản phẩm')),
                ('authority', models.CharField(blank=True, max_length=300, verbose_name='thẩm quyền')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='thời hạn')),
                ('status', models.CharField(choices=[('draft', 'dự thảo'), ('issued', 'đã giao'), ('in_progress', 'đang thực hiện'), ('reported_done', 'chờ xác nhận hoàn thành'), ('closed', 'đã kết thúc'), ('cancelled', 'đã hủy')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('missing_accepted_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do giao khi chưa đủ rõ')),
                ('drafted_at', models.DateTimeField(verbose_name='soạn lúc')),
                ('issued_at', models.DateTimeField(blank=True, null=True, verbose_name='giao lúc')),
                ('issued_by_id', models.BigIntegerField(blank=True, null=True, verbose_name='mã người giao')),
                ('issued_by_name', models.CharField(blank=True, max_length=200, verbose_name='người giao')),
                ('folded', models.CharField(max_length=1500, verbose_name='khóa tìm')),
                ('clarities', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='rulebook.ruleset', verbose_name='các rõ áp dụng')),
                ('clause', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='documents.clause', verbose_name='mục của văn bản')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='documents.document', verbose_name='văn bản')),
                ('extracted', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='documents.extractedtext', verbose_name='nội dung đã đọc')),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_tasks', to='directory.organisation', verbose_name='đơn vị chủ trì')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued_tasks', to='directory.organisation', verbose_name='tổ chức giao')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='tasks.task', verbose_name='thuộc nhiệm vụ')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='directory.person', verbose_name='người phụ trách')),
                ('term', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='directory.term', verbose_name='nhiệm kỳ')),
            ],
            options={
                'verbose_name': 'nhiệm vụ',
                'verbose_name_plural': 'nhiệm vụ',
                'indexes': [models.Index(fields=['term', 'ordinal'], name='tasks_task_in_order'), models.Index(fields=['organisation', 'status'], name='tasks_task_issued_by'), models.Index(fields=['lead', 'status', 'due_on'], name='tasks_task_led_by')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='tasks_task_titled'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'issued', 'in_progress', 'reported_done', 'closed', 'cancelled'])), name='tasks_task_status_known'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'cancelled']), models.Q(('issued_at__isnull', False), ('lead__isnull', False)), _connector='OR'), name='tasks_task_issued_to_someone'), models.CheckConstraint(condition=models.Q(models.Q(('quote_end__isnull', True), ('quote_start__isnull', True)), models.Q(('quote_end__gt', models.F('quote_start')), models.Q(('quote', ''), _negated=True)), _connector='OR'), name='tasks_task_quote_placed'), models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='tasks_task_not_its_part')],
            },
        ),
        migrations.CreateModel(
            name='TaskExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by_id', models.BigIntegerField(null=True, verbose_name='mã người làm')),
                ('by_name', models.CharField(max_length=200, verbose_name='người làm')),
                ('old_due_on', models.DateField(null=True, verbose_name='hạn cũ')),
                ('new_due_on', models.DateField(verbose_name='hạn mới')),
                ('reason', models.TextField(verbose_name='lý do')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='task_extensions', to='documents.document', verbose_name='văn bản gia hạn')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='tasks.task', verbose_name='nhiệm vụ')),
            ],
            options={
                'verbose_name': 'lần gia hạn',
                'verbose_name_plural': 'lần gia hạn',
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='tasks_extension_has_reason'), models.CheckConstraint(condition=models.Q(('old_due_on__isnull', True), ('new_due_on__gt', models.F('old_due_on')), _connector='OR'), name='tasks_extension_is_later')],
            },
        ),
        migrations.CreateModel(
            name='TaskMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by_id', models.BigIntegerField(null=True, verbose_name='mã người làm')),
                ('by_name', models.CharField(max_length=200, verbose_name='người làm')),
                ('from_status', models.CharField(choices=[('draft', 'dự thảo'), ('issued', 'đã giao'), ('in_progress', 'đang thực hiện'), ('reported_done', 'chờ xác nhận hoàn thành'), ('closed', 'đã kết thúc'), ('cancelled', 'đã hủy')], max_length=20, verbose_name='từ trạng thái')),
                ('to_status', models.CharField(choices=[('draft', 'dự thảo'), ('issued', 'đã giao'), ('in_progress', 'đang thực hiện'), ('reported_done', 'chờ xác nhận hoàn thành'), ('closed', 'đã kết thúc'), ('cancelled', 'đã hủy')], max_length=20, verbose_name='sang trạng thái')),
                ('reason', models.TextField(blank=True, verbose_name='lý do')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='tasks.task', verbose_name='nhiệm vụ')),
            ],
            options={
                'verbose_name': 'bước của nhiệm vụ',
                'verbose_name_plural': 'bước của nhiệm vụ',
                'indexes': [models.Index(fields=['task', 'at'], name='tasks_move_of')],
            },
        ),
        migrations.CreateModel(
            name='TaskParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('join', 'phối hợp'), ('watch', 'theo dõi, đôn đốc')], default='join', max_length=10, verbose_name='vai trò')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joined_tasks', to='directory.organisation', verbose_name='tổ chức')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='tasks.task', verbose_name='nhiệm vụ')),
            ],
            options={
                'verbose_name': 'đơn vị phối hợp',
                'verbose_name_plural': 'đơn vị phối hợp',
                'constraints': [models.UniqueConstraint(fields=('task', 'organisation'), name='tasks_party_once'), models.CheckConstraint(condition=models.Q(('role__in', ['join', 'watch'])), name='tasks_party_role_known')],
            },
        ),
        migrations.CreateModel(
            name='TaskReassignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by_id', models.BigIntegerField(null=True, verbose_name='mã người làm')),
                ('by_name', models.CharField(max_length=200, verbose_name='người làm')),
                ('reason', models.TextField(verbose_name='lý do')),
                ('new_lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taken_over_tasks', to='directory.organisation', verbose_name='đơn vị chủ trì mới')),
                ('old_lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handed_over_tasks', to='directory.organisation', verbose_name='đơn vị chủ trì cũ')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reassignments', to='tasks.task', verbose_name='nhiệm vụ')),
            ],
            options={
                'verbose_name': 'lần chuyển đơn vị chủ trì',
                'verbose_name_plural': 'lần chuyển đơn vị chủ trì',
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='tasks_reassignment_has_reason'), models.CheckConstraint(condition=models.Q(('old_lead', models.F('new_lead')), _negated=True), name='tasks_reassignment_to_another')],
            },
        ),
        migrations.CreateModel(
            name='TaskReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by_id', models.BigIntegerField(null=True, verbose_name='mã người làm')),
                ('by_name', models.CharField(max_length=200, verbose_name='người làm')),
                ('says', models.TextField(verbose_name='nội dung')),
                ('difficulty', models.TextField(blank=True, verbose_name='khó khăn')),
                ('percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='phần trăm hoàn thành')),
                ('done', models.BooleanField(default=False, verbose_name='đã hoàn thành')),
                ('product', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='task_reports', to='files.upload', verbose_name='sản phẩm')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='tasks.task', verbose_name='nhiệm vụ')),
            ],
            options={
                'verbose_name': 'báo cáo nhiệm vụ',
                'verbose_name_plural': 'báo cáo nhiệm vụ',
                'indexes': [models.Index(fields=['task', 'at'], name='tasks_report_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('says', ''), _negated=True), name='tasks_report_says_something'), models.CheckConstraint(condition=models.Q(('percent__isnull', True), ('percent__lte', 100), _connector='OR'), name='tasks_report_percent')],
            },
        ),
    ]
