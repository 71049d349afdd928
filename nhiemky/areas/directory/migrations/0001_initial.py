import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Hierarchy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên')),
            ],
            options={
                'verbose_name': 'hệ trực thuộc',
                'verbose_name_plural': 'hệ trực thuộc',
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên')),
                ('kind', models.CharField(choices=[('block', 'khối thi đua'), ('cluster', 'cụm'), ('other', 'nhóm khác')], default='block', max_length=20, verbose_name='loại')),
                ('hierarchy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='directory.hierarchy', verbose_name='hệ trực thuộc')),
            ],
            options={
                'verbose_name': 'khối, nhóm',
                'verbose_name_plural': 'khối, nhóm',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['block', 'cluster', 'other'])), name='directory_group_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True, verbose_name='mã')),
                ('created_on', models.DateField(verbose_name='thành lập ngày')),
                ('dissolved_on', models.DateField(blank=True, null=True, verbose_name='chấm dứt từ ngày')),
            ],
            options={
                'verbose_name': 'tổ chức',
                'verbose_name_plural': 'tổ chức',
                'constraints': [models.CheckConstraint(condition=models.Q(('dissolved_on__isnull', True), ('dissolved_on__gt', models.F('created_on')), _connector='OR'), name='directory_organisation_ends_after_start'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='directory_organisation_has_code')],
            },
        ),
        migrations.CreateModel(
            name='GroupMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('role', models.CharField(choices=[('leader', 'trưởng khối'), ('deputy', 'phó trưởng khối'), ('member', 'thành viên')], default='member', max_length=20, verbose_name='vai trò')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='directory.group', verbose_name='khối, nhóm')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='directory.organisation', verbose_name='tổ chức')),
            ],
            options={
                'verbose_name': 'thành viên khối, nhóm',
                'verbose_name_plural': 'thành viên khối, nhóm',
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', 'valid_from'], name='directory_member_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='directory_groupmembership_ends_after_start'), models.UniqueConstraint(fields=('group', 'organisation', 'valid_from'), name='directory_member_one_start'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('group', 'organisation'), name='directory_member_one_open'), models.UniqueConstraint(condition=models.Q(('role', 'leader'), ('valid_to__isnull', True)), fields=('group',), name='directory_member_one_open_leader'), models.CheckConstraint(condition=models.Q(('role__in', ['leader', 'deputy', 'member'])), name='directory_member_role_known')],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('congress', 'đại hội'), ('executive', 'ban chấp hành'), ('standing', 'ban thường vụ'), ('permanent', 'thường trực'), ('inspection', 'ủy ban kiểm tra, ban kiểm tra'), ('office', 'văn phòng, ban giúp việc'), ('other', 'bộ phận khác')], max_length=20, verbose_name='loại')),
                ('name', models.CharField(max_length=200, verbose_name='tên')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='directory.organisation', verbose_name='tổ chức')),
            ],
            options={
                'verbose_name': 'cơ quan của tổ chức',
                'verbose_name_plural': 'cơ quan của tổ chức',
            },
        ),
        migrations.CreateModel(
            name='OrganisationVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('name', models.CharField(max_length=300, verbose_name='tên')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='tên gọi tắt')),
                ('kind', models.CharField(choices=[('party_committee', 'đảng bộ'), ('party_cell', 'chi bộ'), ('front', 'Mặt trận Tổ quốc'), ('youth_union', 'Đoàn Thanh niên'), ('socio_political', 'tổ chức chính trị - xã hội khác'), ('union', 'liên hiệp hội'), ('association', 'hội'), ('state_organ', 'cơ quan nhà nước'), ('department', 'ban, văn phòng, đơn vị giúp việc'), ('other', 'tổ chức khác')], max_length=30, verbose_name='loại')),
                ('level', models.CharField(choices=[('central', 'trung ương'), ('province', 'tỉnh'), ('district', 'huyện'), ('commune', 'xã'), ('grassroots', 'cơ sở')], max_length=20, verbose_name='cấp')),
                ('seat', models.CharField(blank=True, max_length=200, verbose_name='nơi đóng trụ sở')),
                ('codes', models.JSONField(blank=True, default=dict, verbose_name='mã ở danh mục khác')),
                ('symbol', models.CharField(blank=True, max_length=40, verbose_name='ký hiệu')),
                ('profile_family', models.CharField(default='state', max_length=40, verbose_name='họ thể thức')),
                ('legal_basis', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                ('folded', models.CharField(max_length=500, verbose_name='khóa tìm')),
                ('sort_key', models.CharField(max_length=1500, verbose_name='khóa xếp')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='directory.organisation', verbose_name='tổ chức')),
            ],
            options={
                'verbose_name': 'phiên bản tổ chức',
                'verbose_name_plural': 'phiên bản tổ chức',
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', 'valid_from'], name='directory_version_of'), models.Index(fields=['folded'], name='directory_version_folded')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='directory_organisationversion_ends_after_start'), models.UniqueConstraint(fields=('organisation', 'valid_from'), name='directory_version_one_start'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('organisation',), name='directory_version_one_open'), models.CheckConstraint(condition=models.Q(('kind__in', ['party_committee', 'party_cell', 'front', 'youth_union', 'socio_political', 'union', 'association', 'state_organ', 'department', 'other'])), name='directory_version_kind_known'), models.CheckConstraint(condition=models.Q(('level__in', ['central', 'province', 'district', 'commune', 'grassroots'])), name='directory_version_level_known'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='directory_version_named')],
            },
        ),
        migrations.CreateModel(
            name='ParentLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parent_links', to='directory.organisation', verbose_name='cấp dưới')),
                ('hierarchy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='directory.hierarchy', verbose_name='hệ trực thuộc')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_links', to='directory.organisation', verbose_name='cấp trên')),
            ],
            options={
                'verbose_name': 'quan hệ trực thuộc',
                'verbose_name_plural': 'quan hệ trực thuộc',
                'abstract': False,
                'indexes': [models.Index(fields=['hierarchy', 'parent', 'valid_from'], name='directory_link_children'), models.Index(fields=['child', 'hierarchy', 'valid_from'], name='directory_link_parents')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='directory_parentlink_ends_after_start'), models.UniqueConstraint(fields=('hierarchy', 'child', 'valid_from'), name='directory_link_one_start'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('hierarchy', 'child'), name='directory_link_one_open'), models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('child')), _negated=True), _connector='OR'), name='directory_link_not_itself')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='họ và tên')),
                ('folded', models.CharField(max_length=300, verbose_name='khóa tìm')),
                ('sort_key', models.CharField(max_length=1200, verbose_name='khóa xếp')),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='directory.organisation', verbose_name='nơi lập hồ sơ')),
            ],
            options={
                'verbose_name': 'cán bộ',
                'verbose_name_plural': 'cán bộ',
                'indexes': [models.Index(fields=['folded'], name='directory_person_folded')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='directory_person_named')],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=60, unique=True, verbose_name='tên đăng nhập')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử')),
                ('display_name', models.CharField(max_length=200, verbose_name='tên hiển thị')),
                ('is_active', models.BooleanField(default=True, verbose_name='đang hoạt động')),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='directory.organisation', verbose_name='nơi lập tài khoản')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='directory.person', verbose_name='cán bộ')),
            ],
            options={
                'verbose_name': 'tài khoản',
                'verbose_name_plural': 'tài khoản',
                'constraints': [models.CheckConstraint(condition=models.Q(('username', django.db.models.functions.text.Lower('username'))), name='directory_user_name_in_lower_case'), models.CheckConstraint(condition=models.Q(('username', ''), _negated=True), name='directory_user_named')],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='chức vụ')),
                ('rank', models.PositiveSmallIntegerField(default=9, verbose_name='thứ bậc')),
                ('may_sign', models.BooleanField(default=False, verbose_name='được ký văn bản')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='directory.body', verbose_name='cơ quan')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='directory.organisation', verbose_name='tổ chức')),
            ],
            options={
                'verbose_name': 'chức vụ',
                'verbose_name_plural': 'chức vụ',
                'constraints': [models.UniqueConstraint(models.F('organisation'), django.db.models.functions.comparison.Coalesce('body', models.Value(0)), models.F('title'), name='directory_position_once'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='directory_position_titled')],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('formation', models.CharField(choices=[('elected', 'bầu'), ('consulted', 'hiệp thương cử'), ('appointed', 'chỉ định, bổ nhiệm'), ('co_opted', 'bầu bổ sung, cử bổ sung'), ('assigned', 'phân công')], default='elected', max_length=20, verbose_name='hình thức')),
                ('basis', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='directory.person', verbose_name='cán bộ')),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='directory.position', verbose_name='chức vụ')),
            ],
            options={
                'verbose_name': 'quá trình giữ chức vụ',
                'verbose_name_plural': 'quá trình giữ chức vụ',
                'abstract': False,
                'indexes': [models.Index(fields=['person', 'valid_from'], name='directory_holding_by'), models.Index(fields=['position', 'valid_from'], name='directory_holding_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='directory_holding_ends_after_start'), models.UniqueConstraint(fields=('person', 'position', 'valid_from'), name='directory_holding_one_start'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('person', 'position'), name='directory_holding_one_open'), models.CheckConstraint(condition=models.Q(('formation__in', ['elected', 'consulted', 'appointed', 'co_opted', 'assigned'])), name='directory_holding_formation_known')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('role', models.CharField(max_length=40, verbose_name='vai trò')),
                ('scope', models.CharField(choices=[('own', 'chính tổ chức'), ('subtree', 'tổ chức và các cấp dưới trong một hệ'), ('group', 'các thành viên của một khối'), ('everything', 'mọi tổ chức')], max_length=20, verbose_name='phạm vi')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='directory.group', verbose_name='khối, nhóm')),
                ('hierarchy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='directory.hierarchy', verbose_name='hệ trực thuộc')),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='directory.position', verbose_name='chức vụ')),
            ],
            options={
                'verbose_name': 'quyền theo chức vụ',
                'verbose_name_plural': 'quyền theo chức vụ',
                'abstract': False,
                'indexes': [models.Index(fields=['position', 'valid_from'], name='directory_grant_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='directory_grant_ends_after_start'), models.UniqueConstraint(models.F('position'), models.F('role'), models.F('scope'), django.db.models.functions.comparison.Coalesce('hierarchy', models.Value(0)), django.db.models.functions.comparison.Coalesce('group', models.Value(0)), models.F('valid_from'), name='directory_grant_one_start'), models.CheckConstraint(condition=models.Q(models.Q(('group__isnull', True), ('hierarchy__isnull', False), ('scope', 'subtree')), models.Q(('group__isnull', False), ('hierarchy__isnull', True), ('scope', 'group')), models.Q(('group__isnull', True), ('hierarchy__isnull', True), ('scope__in', ['own', 'everything'])), _connector='OR'), name='directory_grant_scope_names_its_line'), models.CheckConstraint(condition=models.Q(('role', ''), _negated=True), name='directory_grant_has_role')],
            },
        ),
        migrations.CreateModel(
            name='SuccessionEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('merge', 'hợp nhất'), ('absorb', 'sáp nhập'), ('split', 'chia, tách'), ('dissolve', 'giải thể, chấm dứt hoạt động')], max_length=20, verbose_name='loại')),
                ('happened_on', models.DateField(verbose_name='ngày có hiệu lực')),
                ('legal_basis', models.CharField(max_length=500, verbose_name='căn cứ')),
                ('note', models.TextField(blank=True, verbose_name='ghi chú')),
            ],
            options={
                'verbose_name': 'sự kiện kế thừa',
                'verbose_name_plural': 'sự kiện kế thừa',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['merge', 'absorb', 'split', 'dissolve'])), name='directory_event_kind_known'), models.CheckConstraint(condition=models.Q(('legal_basis', ''), _negated=True), name='directory_event_has_basis')],
            },
        ),
        migrations.CreateModel(
            name='SuccessionPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('from', 'trước'), ('to', 'sau'), ('keeper', 'giữ hồ sơ')], max_length=10, verbose_name='bên')),
                ('share_numerator', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='tử số phần nhận')),
                ('share_denominator', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='mẫu số phần nhận')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='directory.successionevent', verbose_name='sự kiện kế thừa')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='succession_parts', to='directory.organisation', verbose_name='tổ chức')),
            ],
            options={
                'verbose_name': 'bên kế thừa',
                'verbose_name_plural': 'bên kế thừa',
                'indexes': [models.Index(fields=['organisation', 'side'], name='directory_part_of')],
                'constraints': [models.UniqueConstraint(fields=('event', 'organisation', 'side'), name='directory_part_once'), models.CheckConstraint(condition=models.Q(('side__in', ['from', 'to', 'keeper'])), name='directory_part_side_known'), models.CheckConstraint(condition=models.Q(models.Q(('share_denominator__isnull', True), ('share_numerator__isnull', True)), models.Q(('share_denominator__gt', 0), ('share_numerator__lte', models.F('share_denominator')), ('side', 'to')), _connector='OR'), name='directory_part_share_whole')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='khóa thứ')),
                ('label', models.CharField(max_length=40, verbose_name='nhiệm kỳ')),
                ('congress_on', models.DateField(blank=True, null=True, verbose_name='ngày đại hội')),
                ('planned_from', models.DateField(verbose_name='dự kiến từ')),
                ('planned_to', models.DateField(verbose_name='dự kiến đến trước')),
                ('actual_from', models.DateField(verbose_name='thực tế từ')),
                ('actual_to', models.DateField(blank=True, null=True, verbose_name='thực tế đến trước')),
                ('end_reason', models.CharField(blank=True, choices=[('congress', 'đại hội nhiệm kỳ sau'), ('merged', 'hợp nhất, sáp nhập'), ('split', 'chia, tách'), ('dissolved', 'giải thể, chấm dứt hoạt động'), ('other', 'lý do khác')], max_length=20, verbose_name='lý do kết thúc')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='directory.organisation', verbose_name='tổ chức')),
            ],
            options={
                'verbose_name': 'nhiệm kỳ',
                'verbose_name_plural': 'nhiệm kỳ',
                'indexes': [models.Index(fields=['organisation', 'actual_from'], name='directory_term_of')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'actual_from'), name='directory_term_one_start'), models.UniqueConstraint(condition=models.Q(('actual_to__isnull', True)), fields=('organisation',), name='directory_term_one_open'), models.CheckConstraint(condition=models.Q(('planned_to__gt', models.F('planned_from'))), name='directory_term_planned_forward'), models.CheckConstraint(condition=models.Q(('actual_to__isnull', True), ('actual_to__gt', models.F('actual_from')), _connector='OR'), name='directory_term_ends_after_start'), models.CheckConstraint(condition=models.Q(('ordinal__gte', 1)), name='directory_term_ordinal_from_one'), models.CheckConstraint(condition=models.Q(models.Q(('actual_to__isnull', True), ('end_reason', '')), models.Q(('actual_to__isnull', False), ('end_reason__in', ['congress', 'merged', 'split', 'dissolved', 'other'])), _connector='OR'), name='directory_term_end_has_reason')],
            },
        ),
        migrations.AddField(
            model_name='body',
            name='term',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='directory.term', verbose_name='nhiệm kỳ'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(models.F('organisation'), django.db.models.functions.comparison.Coalesce('term', models.Value(0)), models.F('kind'), models.F('name'), name='directory_body_once'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['congress', 'executive', 'standing', 'permanent', 'inspection', 'office', 'other'])), name='directory_body_kind_known'),
        ),
    ]
