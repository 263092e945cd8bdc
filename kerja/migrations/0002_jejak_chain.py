import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kerja", "0001_initial")]

    operations = [
        migrations.RunSQL("DELETE FROM kerja_jejak", migrations.RunSQL.noop),
        migrations.AddField("jejak", "nomor", models.PositiveBigIntegerField(unique=True, verbose_name="nomor", default=1), preserve_default=False),
        migrations.AddField("jejak", "peran", models.CharField(blank=True, max_length=120, verbose_name="peran")),
        migrations.AddField("jejak", "dari", models.GenericIPAddressField(blank=True, null=True, verbose_name="dari")),
        migrations.AddField("jejak", "rantai", models.CharField(max_length=64, verbose_name="rantai", default=""), preserve_default=False),
        migrations.AlterField("jejak", "waktu", models.DateTimeField(verbose_name="waktu")),
        migrations.AlterModelOptions("jejak", options={"ordering": ["-nomor"], "verbose_name": "jejak", "verbose_name_plural": "jejak"}),
        migrations.AddIndex("jejak", models.Index(fields=["instansi", "waktu"], name="jejak_per_instansi")),
        migrations.AddConstraint("jejak", models.CheckConstraint(condition=models.Q(("rantai__regex", "^[0-9a-f]{64}$")), name="jejak_rantai_sah")),
        migrations.AddConstraint("jejak", models.CheckConstraint(condition=models.Q(("nomor__gte", 1)), name="jejak_nomor_dari_satu")),
    ]
