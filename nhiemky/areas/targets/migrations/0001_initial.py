import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('documents', '0001_initial'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Field',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên')),
                ('ordinal', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
            ],
            options={
                'verbose_name': 'lĩnh vực',
                'verbose_name_plural': 'lĩnh vực',
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='targets_field_named')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=300, verbose_name='tên')),
                ('unit', models.CharField(max_length=60, verbose_name='đơn vị tính')),
                ('decimals', models.PositiveSmallIntegerField(default=0, verbose_name='số chữ số thập phân')),
                ('has_denominator', models.BooleanField(default=False, verbose_name='là tỷ lệ')),
                ('denominator_name', models.CharField(blank=True, max_length=200, verbose_name='tên mẫu số')),
                ('is_state', models.BooleanField(default=False, verbose_name='là trạng thái đạt, không đạt')),
                ('time_rule', models.CharField(max_length=20, verbose_name='cách gộp theo thời gian')),
                ('tree_rule', models.CharField(max_length=20, verbose_name='cách gộp theo hệ thống')),
                ('base_frequency', models.CharField(choices=[('month', 'tháng'), ('quarter', 'quý'), ('half_year', '6 tháng'), ('year', 'năm')], max_length=20, verbose_name='kỳ số liệu')),
                ('direction', models.CharField(default='up', max_length=10, verbose_name='chiều tốt hơn')),
                ('default_basis', models.CharField(default='arisen', max_length=20, verbose_name='cách tính của số liệu')),
                ('folded', models.CharField(max_length=400, verbose_name='khóa tìm')),
                ('sort_key', models.CharField(max_length=1500, verbose_name='khóa xếp')),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('hierarchy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='directory.hierarchy', verbose_name='hệ trực thuộc')),
                ('measured_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measured_indicators', to='directory.organisation', verbose_name='đơn vị đo cho tất cả')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_indicators', to='directory.organisation', verbose_name='tổ chức quản lý')),
            ],
            options={
                'verbose_name': 'chỉ số',
                'verbose_name_plural': 'chỉ số',
            },
        ),
        migrations.CreateModel(
            name='Measurement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('window_from', models.DateField(verbose_name='từ ngày')),
                ('window_to', models.DateField(verbose_name='đến trước ngày')),
                ('basis', models.CharField(max_length=20, verbose_name='cách tính')),
                ('stage', models.CharField(max_length=20, verbose_name='loại số liệu')),
                ('numerator', models.BigIntegerField(null=True, verbose_name='số liệu, tử số')),
                ('denominator', models.BigIntegerField(null=True, verbose_name='mẫu số')),
                ('note', models.TextField(blank=True, verbose_name='ghi chú')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by_id', models.BigIntegerField(null=True, verbose_name='mã người ghi')),
                ('recorded_by_name', models.CharField(max_length=200, verbose_name='người ghi')),
                ('counted_from', models.DateTimeField(null=True, verbose_name='được tính từ')),
                ('counted_by_id', models.BigIntegerField(null=True, verbose_name='mã người chấp nhận')),
                ('counted_by_name', models.CharField(blank=True, max_length=200, verbose_name='người chấp nhận')),
                ('reason', models.TextField(blank=True, verbose_name='lý do thay thế, thu hồi')),
                ('withdrawn', models.BooleanField(default=False, verbose_name='thu hồi')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to='targets.indicator', verbose_name='chỉ số')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to='directory.organisation', verbose_name='tổ chức')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='targets.measurement', verbose_name='thay cho')),
            ],
            options={
                'verbose_name': 'số liệu',
                'verbose_name_plural': 'số liệu',
            },
        ),
        migrations.CreateModel(
            name='MeasurementEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measurement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='targets.measurement', verbose_name='số liệu')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence_for', to='files.upload', verbose_name='tệp')),
            ],
            options={
                'verbose_name': 'minh chứng',
                'verbose_name_plural': 'minh chứng',
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.TextField(blank=True, verbose_name='nguyên văn')),
                ('quote_start', models.PositiveIntegerField(blank=True, null=True, verbose_name='từ vị trí')),
                ('quote_end', models.PositiveIntegerField(blank=True, null=True, verbose_name='đến vị trí')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='số thứ tự')),
                ('code', models.CharField(max_length=60, verbose_name='mã')),
                ('name', models.CharField(max_length=500, verbose_name='tên')),
                ('programme', models.CharField(blank=True, max_length=300, verbose_name='chương trình')),
                ('kind', models.CharField(max_length=20, verbose_name='loại')),
                ('comparator', models.CharField(default='at_least', max_length=20, verbose_name='cách so')),
                ('decimals', models.PositiveSmallIntegerField(default=0, verbose_name='số chữ số thập phân')),
                ('value', models.BigIntegerField(blank=True, null=True, verbose_name='giá trị')),
                ('value_max', models.BigIntegerField(blank=True, null=True, verbose_name='giá trị đến')),
                ('baseline', models.BigIntegerField(blank=True, null=True, verbose_name='giá trị đầu kỳ')),
                ('unit', models.CharField(blank=True, max_length=60, verbose_name='đơn vị tính')),
                ('frequency', models.CharField(choices=[('per_year', 'hằng năm'), ('by_end', 'cả nhiệm kỳ')], default='by_end', max_length=20, verbose_name='kỳ phải đạt')),
                ('direction', models.CharField(default='up', max_length=10, verbose_name='chiều tốt hơn')),
                ('needed_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số năm phải đạt')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='hạn')),
                ('status', models.CharField(choices=[('active', 'đang thực hiện'), ('closed', 'đã đóng')], default='active', max_length=10, verbose_name='trạng thái')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='đóng lúc')),
                ('closed_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do đóng')),
                ('confirmed_at', models.DateTimeField(verbose_name='xác nhận lúc')),
                ('confirmed_by_id', models.BigIntegerField(null=True, verbose_name='mã người xác nhận')),
                ('confirmed_by_name', models.CharField(max_length=200, verbose_name='người xác nhận')),
                ('folded', models.CharField(max_length=700, verbose_name='khóa tìm')),
                ('clause', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='documents.clause', verbose_name='mục của văn bản')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='documents.document', verbose_name='văn bản')),
                ('extracted', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='documents.extractedtext', verbose_name='nội dung đã đọc')),
                ('field', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='targets.field', verbose_name='lĩnh vực')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='targets.indicator', verbose_name='chỉ số')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='directory.organisation', verbose_name='tổ chức')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='targets.target', verbose_name='thuộc chỉ tiêu')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='directory.term', verbose_name='nhiệm kỳ')),
            ],
            options={
                'verbose_name': 'chỉ tiêu',
                'verbose_name_plural': 'chỉ tiêu',
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('window_from', models.DateField(verbose_name='từ ngày')),
                ('window_to', models.DateField(verbose_name='đến trước ngày')),
                ('set_at', models.DateTimeField(verbose_name='đặt lúc')),
                ('set_by_id', models.BigIntegerField(null=True, verbose_name='mã người đặt')),
                ('set_by_name', models.CharField(max_length=200, verbose_name='người đặt')),
                ('replaced_at', models.DateTimeField(blank=True, null=True, verbose_name='bị thay lúc')),
                ('value', models.BigIntegerField(verbose_name='giá trị')),
                ('value_max', models.BigIntegerField(blank=True, null=True, verbose_name='giá trị đến')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='targets.target', verbose_name='chỉ tiêu')),
            ],
            options={
                'verbose_name': 'mốc của chỉ tiêu',
                'verbose_name_plural': 'mốc của chỉ tiêu',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateField(verbose_name='tính đến ngày')),
                ('status', models.CharField(max_length=20, verbose_name='kết luận')),
                ('evidence', models.TextField(verbose_name='căn cứ')),
                ('judged_at', models.DateTimeField(verbose_name='đánh giá lúc')),
                ('judged_by_id', models.BigIntegerField(null=True, verbose_name='mã người đánh giá')),
                ('judged_by_name', models.CharField(max_length=200, verbose_name='người đánh giá')),
                ('upload', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='files.upload', verbose_name='tệp')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='targets.target', verbose_name='chỉ tiêu')),
            ],
            options={
                'verbose_name': 'đánh giá định tính',
                'verbose_name_plural': 'đánh giá định tính',
            },
        ),
        migrations.CreateModel(
            name='AssignedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('window_from', models.DateField(verbose_name='từ ngày')),
                ('window_to', models.DateField(verbose_name='đến trước ngày')),
                ('set_at', models.DateTimeField(verbose_name='đặt lúc')),
                ('set_by_id', models.BigIntegerField(null=True, verbose_name='mã người đặt')),
                ('set_by_name', models.CharField(max_length=200, verbose_name='người đặt')),
                ('replaced_at', models.DateTimeField(blank=True, null=True, verbose_name='bị thay lúc')),
                ('value', models.BigIntegerField(verbose_name='số được giao')),
                ('source', models.CharField(max_length=500, verbose_name='nguồn giao')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assigned_figures', to='documents.document', verbose_name='văn bản giao')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assigned_figures', to='directory.organisation', verbose_name='tổ chức')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assigned_figures', to='targets.target', verbose_name='chỉ tiêu')),
            ],
            options={
                'verbose_name': 'số được giao',
                'verbose_name_plural': 'số được giao',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TargetRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decided_on', models.DateField(verbose_name='quyết định ngày')),
                ('reason', models.TextField(verbose_name='lý do')),
                ('old_value', models.BigIntegerField(null=True, verbose_name='giá trị cũ')),
                ('old_value_max', models.BigIntegerField(null=True, verbose_name='giá trị đến, cũ')),
                ('new_value', models.BigIntegerField(null=True, verbose_name='giá trị mới')),
                ('new_value_max', models.BigIntegerField(null=True, verbose_name='giá trị đến, mới')),
                ('old_due_on', models.DateField(null=True, verbose_name='hạn cũ')),
                ('new_due_on', models.DateField(null=True, verbose_name='hạn mới')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('recorded_by_id', models.BigIntegerField(null=True, verbose_name='mã người ghi')),
                ('recorded_by_name', models.CharField(max_length=200, verbose_name='người ghi')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_revisions', to='documents.document', verbose_name='văn bản quyết định')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='targets.target', verbose_name='chỉ tiêu')),
            ],
            options={
                'verbose_name': 'lần điều chỉnh chỉ tiêu',
                'verbose_name_plural': 'lần điều chỉnh chỉ tiêu',
            },
        ),
        migrations.CreateModel(
            name='TargetShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('window_from', models.DateField(verbose_name='từ ngày')),
                ('window_to', models.DateField(verbose_name='đến trước ngày')),
                ('set_at', models.DateTimeField(verbose_name='đặt lúc')),
                ('set_by_id', models.BigIntegerField(null=True, verbose_name='mã người đặt')),
                ('set_by_name', models.CharField(max_length=200, verbose_name='người đặt')),
                ('replaced_at', models.DateTimeField(blank=True, null=True, verbose_name='bị thay lúc')),
                ('value', models.BigIntegerField(verbose_name='số giao')),
                ('status', models.CharField(choices=[('handed', 'đã giao'), ('proposed', 'đơn vị đề nghị số khác'), ('agreed', 'đơn vị đã nhận')], default='handed', max_length=20, verbose_name='trạng thái')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='lý do')),
                ('proposed_value', models.BigIntegerField(blank=True, null=True, verbose_name='số đề nghị')),
                ('proposed_reason', models.TextField(blank=True, verbose_name='lý do đề nghị')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='đơn vị trả lời lúc')),
                ('answered_by_id', models.BigIntegerField(blank=True, null=True, verbose_name='mã người trả lời')),
                ('answered_by_name', models.CharField(blank=True, max_length=200, verbose_name='người trả lời')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_shares', to='directory.organisation', verbose_name='tổ chức')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='targets.target', verbose_name='chỉ tiêu')),
            ],
            options={
                'verbose_name': 'phần chỉ tiêu giao đơn vị',
                'verbose_name_plural': 'phần chỉ tiêu giao đơn vị',
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='indicator',
            index=models.Index(fields=['folded'], name='targets_indicator_folded'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('unit', ''), _negated=True)), name='targets_indicator_named'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('decimals__lte', 9)), name='targets_indicator_scale'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('time_rule__in', ['sum', 'last', 'mean', 'largest', 'smallest'])), name='targets_indicator_time_rule'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('tree_rule__in', ['sum_of_children', 'own_and_children', 'own', 'measured'])), name='targets_indicator_tree_rule'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('base_frequency__in', ['month', 'quarter', 'half_year', 'year'])), name='targets_indicator_frequency'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('direction__in', ['up', 'down', 'level'])), name='targets_indicator_direction'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('default_basis__in', ['arisen', 'year_to_date', 'term_to_date', 'moment'])), name='targets_indicator_basis'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('measured_by__isnull', False), ('tree_rule', 'measured')), models.Q(models.Q(('tree_rule', 'measured'), _negated=True), ('measured_by__isnull', True)), _connector='OR'), name='targets_indicator_measured_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('is_state', False), models.Q(('decimals', 0), ('has_denominator', False), ('is_state', True)), _connector='OR'), name='targets_indicator_state_is_plain'),
        ),
        migrations.AddIndex(
            model_name='measurement',
            index=models.Index(fields=['indicator', 'counted_from'], name='targets_measurement_counted'),
        ),
        migrations.AddIndex(
            model_name='measurement',
            index=models.Index(fields=['organisation', 'indicator'], name='targets_measurement_of'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('indicator', 'organisation', 'window_from', 'window_to', 'basis', 'stage'), name='targets_measurement_one_chain'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(('window_to__gt', models.F('window_from'))), name='targets_measurement_window'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['arisen', 'year_to_date', 'term_to_date', 'moment'])), name='targets_measurement_basis'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['estimate', 'final'])), name='targets_measurement_stage'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('numerator__isnull', False), ('withdrawn', False)), models.Q(('denominator__isnull', True), ('numerator__isnull', True), ('supersedes__isnull', False), ('withdrawn', True)), _connector='OR'), name='targets_measurement_figure_or_withdrawn'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(('denominator__isnull', True), ('denominator__gte', 0), _connector='OR'), name='targets_measurement_denominator'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('supersedes__isnull', True)), models.Q(('supersedes__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='targets_measurement_superseding_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(('counted_from__isnull', True), ('counted_from__gte', models.F('recorded_at')), _connector='OR'), name='targets_measurement_counts_after_recorded'),
        ),
        migrations.AddConstraint(
            model_name='measurementevidence',
            constraint=models.UniqueConstraint(fields=('measurement', 'upload'), name='targets_evidence_once'),
        ),
        migrations.AddIndex(
            model_name='target',
            index=models.Index(fields=['term', 'ordinal'], name='targets_target_in_order'),
        ),
        migrations.AddIndex(
            model_name='target',
            index=models.Index(fields=['organisation', 'status'], name='targets_target_of'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(condition=models.Q(('parent__isnull', True)), fields=('term', 'ordinal'), name='targets_target_one_ordinal'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(condition=models.Q(('parent__isnull', False)), fields=('parent', 'ordinal'), name='targets_part_one_ordinal'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(fields=('term', 'code'), name='targets_target_one_code'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='targets_target_named'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('ordinal__gte', 1)), name='targets_target_from_one'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('decimals__lte', 9)), name='targets_target_scale'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['level', 'ratio', 'cumulative', 'growth', 'every_year', 'average', 'average_growth', 'assigned_share', 'not_worse', 'yes_no', 'title_years', 'composite', 'qualitative'])), name='targets_target_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('comparator__in', ['at_least', 'more_than', 'at_most', 'less_than', 'exactly', 'range'])), name='targets_target_comparator_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('direction__in', ['up', 'down', 'level'])), name='targets_target_direction_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('frequency__in', ['per_year', 'by_end'])), name='targets_target_frequency_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quote_end__isnull', True), ('quote_start__isnull', True)), models.Q(('quote_end__gt', models.F('quote_start')), models.Q(('quote', ''), _negated=True)), _connector='OR'), name='targets_target_quote_placed'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('value_max__isnull', True), models.Q(('comparator', 'range'), ('value_max__gte', models.F('value'))), _connector='OR'), name='targets_target_range_in_order'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('status', 'active')), models.Q(('closed_at__isnull', False), ('status', 'closed'), models.Q(('closed_reason', ''), _negated=True)), _connector='OR'), name='targets_target_closed_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='targets_target_not_its_part'),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.CheckConstraint(condition=models.Q(('window_to__gt', models.F('window_from'))), name='targets_milestone_window_forward'),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('target', 'window_from', 'window_to'), name='targets_milestone_one_standing'),
        ),
        migrations.AddIndex(
            model_name='judgement',
            index=models.Index(fields=['target', 'as_of'], name='targets_judgement_of'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['reached', 'under_way', 'not_reached'])), name='targets_judgement_status_known'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(('evidence', ''), _negated=True), name='targets_judgement_has_evidence'),
        ),
        migrations.AddConstraint(
            model_name='assignedfigure',
            constraint=models.CheckConstraint(condition=models.Q(('window_to__gt', models.F('window_from'))), name='targets_assignedfigure_window_forward'),
        ),
        migrations.AddConstraint(
            model_name='assignedfigure',
            constraint=models.UniqueConstraint(condition=models.Q(('organisation__isnull', True), ('replaced_at__isnull', True)), fields=('target', 'window_from', 'window_to'), name='targets_assigned_one_standing'),
        ),
        migrations.AddConstraint(
            model_name='assignedfigure',
            constraint=models.UniqueConstraint(condition=models.Q(('organisation__isnull', False), ('replaced_at__isnull', True)), fields=('target', 'organisation', 'window_from', 'window_to'), name='targets_assigned_one_standing_a_unit'),
        ),
        migrations.AddConstraint(
            model_name='assignedfigure',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='targets_assigned_has_source'),
        ),
        migrations.AddConstraint(
            model_name='targetrevision',
            constraint=models.UniqueConstraint(fields=('target', 'decision'), name='targets_revision_once_a_decision'),
        ),
        migrations.AddConstraint(
            model_name='targetrevision',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='targets_revision_has_reason'),
        ),
        migrations.AddIndex(
            model_name='targetshare',
            index=models.Index(fields=['organisation', 'replaced_at'], name='targets_share_of'),
        ),
        migrations.AddConstraint(
            model_name='targetshare',
            constraint=models.CheckConstraint(condition=models.Q(('window_to__gt', models.F('window_from'))), name='targets_targetshare_window_forward'),
        ),
        migrations.AddConstraint(
            model_name='targetshare',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('target', 'organisation', 'window_from', 'window_to'), name='targets_share_one_standing'),
        ),
        migrations.AddConstraint(
            model_name='targetshare',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['handed', 'proposed', 'agreed'])), name='targets_share_status_known'),
        ),
        migrations.AddConstraint(
            model_name='targetshare',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('status', 'proposed'), _negated=True), ('proposed_value__isnull', True)), models.Q(('proposed_value__isnull', False), ('status', 'proposed'), models.Q(('proposed_reason', ''), _negated=True)), _connector='OR'), name='targets_share_proposal_has_reason'),
        ),
    ]
