"""What every address of the product answers to every role: written from the agreed rights.

A row: address, verb, kind, then one status a role, in the order of ``ROLES``, then the status for
somebody who is logged in without a role of today (it ended, or was never given) and for somebody
who is not logged in. What is not granted answers 404, written "." here.

Kinds, which say what another place answers:
at      the address names something at a place. At the own place the row holds; a role at the
        Pemda has all of its Instansi as its own; anywhere else the answer is 404.
pick    the place is chosen in the form: one that is not the own is refused there (200, no write).
own     it belongs to a person: somebody else's answers 404.
-       no place: the row holds.

Statuses: 200 shown, 302 done, 403 seen but not allowed, 405 no such verb there, "login" = sent to
the entrance. An address ending in * stands for all that begin so.
"""

ROLES = ("staf", "camat", "pejabat", "bupati", "tim_sakip", "inspektorat", "admin")
# Roles whose place is a whole Pemda with all its Instansi.
PEMDA_ROLES = {"bupati", "tim_sakip", "inspektorat", "admin"}

TABLE = """
#                                               staf camat pejabat bupati tim insp admin  none  anon
instansi:orang                        GET  -    200  200   .       .      200 .    200    .     login
instansi:orang                        POST -    405  405   405     405    405 405  405    405   login
instansi:orang_rinci                  GET  at   200  200   .       .      200 .    200    .     login
instansi:orang_rinci                  POST at   405  405   405     405    405 405  405    405   login
instansi:undang                       GET  pick 403  200   .       .      200 .    200    .     login
instansi:undang                       POST pick 403  302   .       .      302 .    302    .     login
instansi:orang_ubah                   GET  at   403  403   .       .      200 .    200    .     login
instansi:orang_ubah                   POST at   403  403   .       .      302 .    302    .     login
instansi:orang_nonaktifkan            GET  at   403  403   .       .      200 .    200    .     login
instansi:orang_nonaktifkan            POST at   403  403   .       .      302 .    302    .     login
instansi:orang_aktifkan               GET  at   403  403   .       .      200 .    200    .     login
instansi:orang_aktifkan               POST at   403  403   .       .      302 .    302    .     login
instansi:orang_dua_langkah            GET  at   403  403   .       .      200 .    200    .     login
instansi:orang_dua_langkah            POST at   403  403   .       .      302 .    302    .     login
instansi:undangan_kirim               GET  at   403  200   .       .      200 .    200    .     login
instansi:undangan_kirim               POST at   403  302   .       .      302 .    302    .     login
instansi:undangan_cabut               GET  at   403  200   .       .      200 .    200    .     login
instansi:undangan_cabut               POST at   403  302   .       .      302 .    302    .     login
instansi:undangan_terima              GET  -    200  200   200     200    200 200  200    200   200
instansi:undangan_terima              POST -    302  302   302     302    302 302  302    302   302
instansi:penugasan_baru               GET  at   403  200   .       .      200 .    200    .     login
instansi:penugasan_baru               POST at   403  302   .       .      302 .    302    .     login
instansi:penugasan_akhiri             GET  at   403  200   .       .      200 .    200    .     login
instansi:penugasan_akhiri             POST at   403  302   .       .      302 .    302    .     login
kerja:pindah                          GET  at   403  200   .       .      200 .    200    .     login
kerja:pindah                          POST at   403  302   .       .      302 .    302    .     login
instansi:pejabat                      GET  -    200  200   .       .      200 .    200    .     login
instansi:pejabat                      POST -    405  405   405     405    405 405  405    405   login
instansi:pejabat_rinci                GET  at   200  200   .       .      200 .    200    .     login
instansi:pejabat_rinci                POST at   405  405   405     405    405 405  405    405   login
instansi:pejabat_ubah                 GET  at   403  403   .       .      200 .    200    .     login
instansi:pejabat_ubah                 POST at   403  403   .       .      302 .    302    .     login
instansi:pejabat_baru                 GET  at   .    .     .       .      200 .    200    .     login
instansi:pejabat_baru                 POST at   .    .     .       .      302 .    302    .     login
instansi:jabatan                      GET  -    200  200   .       .      200 .    200    .     login
instansi:jabatan                      POST -    405  405   405     405    405 405  405    405   login
instansi:jabatan_rinci                GET  at   200  200   .       .      200 .    200    .     login
instansi:jabatan_rinci                POST at   405  405   405     405    405 405  405    405   login
instansi:jabatan_ubah                 GET  at   403  403   .       .      200 .    200    .     login
instansi:jabatan_ubah                 POST at   403  403   .       .      302 .    302    .     login
instansi:jabatan_baru                 GET  at   403  403   .       .      200 .    200    .     login
instansi:jabatan_baru                 POST at   403  403   .       .      302 .    302    .     login
instansi:jabatan_pemda_baru           GET  at   .    .     .       .      200 .    200    .     login
instansi:jabatan_pemda_baru           POST at   .    .     .       .      302 .    302    .     login
instansi:masa_baru                    GET  at   403  403   .       .      200 .    200    .     login
instansi:masa_baru                    POST at   403  403   .       .      302 .    302    .     login
instansi:masa_ubah                    GET  at   403  403   .       .      200 .    200    .     login
instansi:masa_ubah                    POST at   403  403   .       .      302 .    302    .     login
instansi:masa_akhiri                  GET  at   403  403   .       .      200 .    200    .     login
instansi:masa_akhiri                  POST at   403  403   .       .      302 .    302    .     login
instansi:instansi                     GET  -    200  200   200     200    200 200  200    .     login
instansi:instansi                     POST -    405  405   405     405    405 405  405    405   login
instansi:instansi_rinci               GET  at   200  200   200     200    200 200  200    .     login
instansi:instansi_rinci               POST at   405  405   405     405    405 405  405    405   login
instansi:instansi_baru                GET  at   .    .     .       403    200 403  200    .     login
instansi:instansi_baru                POST at   .    .     .       403    302 403  302    .     login
instansi:instansi_ubah                GET  at   403  403   403     403    200 403  200    .     login
instansi:instansi_ubah                POST at   403  403   403     403    302 403  302    .     login
instansi:instansi_aktifkan            GET  at   403  403   403     403    200 403  200    .     login
instansi:instansi_aktifkan            POST at   403  403   403     403    302 403  302    .     login
instansi:instansi_nonaktifkan         GET  at   403  403   403     403    200 403  200    .     login
instansi:instansi_nonaktifkan         POST at   403  403   403     403    302 403  302    .     login
instansi:unit_baru                    GET  at   403  403   403     403    200 403  200    .     login
instansi:unit_baru                    POST at   403  403   403     403    302 403  302    .     login
instansi:unit_ubah                    GET  at   403  403   403     403    200 403  200    .     login
instansi:unit_ubah                    POST at   403  403   403     403    302 403  302    .     login
instansi:unit_aktifkan                GET  at   403  403   403     403    200 403  200    .     login
instansi:unit_aktifkan                POST at   403  403   403     403    302 403  302    .     login
instansi:unit_nonaktifkan             GET  at   403  403   403     403    200 403  200    .     login
instansi:unit_nonaktifkan             POST at   403  403   403     403    302 403  302    .     login
laporan:beranda                       GET  -    200  200   200     200    200 200  200    200   login
laporan:beranda                       POST -    405  405   405     405    405 405  405    405   login
laporan:lakip                         GET  at   200  200   200     .      200 200  .      .     login
laporan:lakip                         POST at   405  405   405     405    405 405  405    405   login
laporan:buat_pdf                      GET  at   405  405   405     405    405 405  405    405   login
laporan:buat_pdf                      POST at   302  302   302     .      302 302  .      .     login
laporan:cetakan                       GET  at   200  200   200     .      200 200  .      .     login
laporan:cetakan                       POST at   405  405   405     405    405 405  405    405   login
laporan:bagian                        GET  at   200  200   200     .      200 200  .      .     login
laporan:bagian                        POST at   405  405   405     405    405 405  405    405   login
capaian:analisis                      GET  at   200  200   200     200    200 200  .      .     login
capaian:analisis                      POST at   302  403   403     403    403 403  .      .     login
capaian:keluaran                      GET  at   200  200   200     200    200 200  .      .     login
capaian:keluaran                      POST at   302  403   403     403    403 403  .      .     login
capaian:nasional                      GET  at   200  200   200     200    200 200  .      .     login
capaian:nasional                      POST at   302  403   403     403    403 403  .      .     login
capaian:realisasi                     GET  at   200  200   200     200    200 200  .      .     login
capaian:realisasi                     POST at   302  403   403     403    403 403  .      .     login
capaian:riwayat                       GET  at   200  200   200     200    200 200  .      .     login
capaian:riwayat                       POST at   302  403   403     403    403 403  .      .     login
perjanjian:daftar                     GET  at   200  200   200     200    200 200  .      .     login
perjanjian:daftar                     POST at   405  405   405     405    405 405  405    405   login
perjanjian:pk                         GET  at   200  200   .       200    200 200  .      .     login
perjanjian:pk                         POST at   405  405   405     405    405 405  405    405   login
perjanjian:naskah                     GET  at   200  200   .       200    200 200  .      .     login
perjanjian:naskah                     POST at   405  405   405     405    405 405  405    405   login
keuangan:pagu                         GET  at   302  302   302     302    302 302  .      .     login
keuangan:pagu                         POST at   405  405   405     405    405 405  405    405   login
keuangan:pagu_tahap                   GET  at   200  200   200     200    200 200  .      .     login
keuangan:pagu_tahap                   POST at   302  403   403     403    403 403  .      .     login
keuangan:realisasi                    GET  at   200  200   200     200    200 200  .      .     login
keuangan:realisasi                    POST at   302  403   403     403    403 403  .      .     login
keuangan:tambah_pagu                  GET  at   405  405   405     405    405 405  405    405   login
keuangan:tambah_pagu                  POST at   302  403   403     403    403 403  .      .     login
keuangan:salin_pagu                   GET  at   405  405   405     405    405 405  405    405   login
keuangan:salin_pagu                   POST at   302  403   403     403    403 403  .      .     login
keuangan:hapus_pagu                   GET  at   200  403   403     403    403 403  .      .     login
keuangan:hapus_pagu                   POST at   302  403   403     403    403 403  .      .     login
keuangan:tambah_realisasi             GET  at   405  405   405     405    405 405  405    405   login
keuangan:tambah_realisasi             POST at   302  403   403     403    403 403  .      .     login
keuangan:hapus_realisasi              GET  at   200  403   403     403    403 403  .      .     login
keuangan:hapus_realisasi              POST at   302  403   403     403    403 403  .      .     login
laporan:tugas                         GET  at   200  200   200     .      200 200  .      .     login
laporan:tugas                         POST at   405  405   405     405    405 405  405    405   login
laporan:tahap                         GET  at   200  200   200     200    200 200  .      .     login
laporan:tahap                         POST at   405  405   405     405    405 405  405    405   login
laporan:gerak                         GET  at   405  405   405     405    405 405  405    405   login
laporan:gerak                         POST at   302  403   403     403    403 403  .      .     login
laporan:pemegang                      GET  at   200  200   403     403    403 403  .      .     login
laporan:pemegang                      POST at   302  302   403     403    403 403  .      .     login
laporan:tenggat                       GET  at   403  403   .       .      200 403  .      .     login
laporan:tenggat                       POST at   403  403   .       .      302 403  .      .     login
laporan:komentar                      GET  at   405  405   405     405    405 405  405    405   login
laporan:komentar                      POST at   302  302   403     403    302 403  .      .     login
laporan:komentar_selesai              GET  at   405  405   405     405    405 405  405    405   login
laporan:komentar_selesai              POST at   302  302   403     403    302 403  .      .     login
kerja:pesan                           GET  -    200  200   200     200    200 200  200    200   login
kerja:pesan                           POST -    405  405   405     405    405 405  405    405   login
kerja:pesan_dibaca                    GET  -    405  405   405     405    405 405  405    405   login
kerja:pesan_dibaca                    POST -    302  302   302     302    302 302  302    302   login
kerja:buka_pesan                      GET  own  405  405   405     405    405 405  405    405   login
kerja:buka_pesan                      POST own  302  302   302     302    302 302  302    302   login
laporan:daftar_teks                   GET  at   200  200  200     .      200  200  .      .     login
laporan:daftar_teks                   POST at   405  405  405     405    405  405  405    405   login
laporan:teks                          GET  at   200  200  200     .      200  200  .      .     login
laporan:teks                          POST at   302  403  403     .      403  403  .      .     login
laporan:teks_bawaan                   GET  at   200  403  403     .      403  403  .      .     login
laporan:teks_bawaan                   POST at   302  403  403     .      403  403  .      .     login
laporan:butir                         GET  at   200  403  403     .      403  403  .      .     login
laporan:butir                         POST at   302  403  403     .      403  403  .      .     login
laporan:tanggal                       GET  at   200  403  403     .      403  403  .      .     login
laporan:tanggal                       POST at   302  403  403     .      403  403  .      .     login
laporan:siapkan                       GET  at   200  403  403     403    403  403  .      .     login
laporan:siapkan                       POST at   302  403  403     403    403  403  .      .     login
laporan:perubahan_renstra             GET  at   200  403  403     403    403  403  .      .     login
laporan:perubahan_renstra             POST at   302  403  403     403    403  403  .      .     login
bukti:daftar                          GET  at   200  200  200     200    200  200  .      .     login
bukti:daftar                          POST at   405  405  405     405    405  405  405    405   login
bukti:indikator                       GET  at   200  200  200     200    200  200  .      .     login
bukti:indikator                       POST at   302  403  403     403    403  403  .      .     login
bukti:unduh                           GET  at   200  200  200     200    200  200  .      .     login
bukti:unduh                           POST at   405  405  405     405    405  405  405    405   login
bukti:ganti                           GET  at   200  403  403     403    403  403  .      .     login
bukti:ganti                           POST at   302  403  403     403    403  403  .      .     login
bukti:foto                            GET  at   200  403  403     403    403  403  .      .     login
bukti:foto                            POST at   302  403  403     403    403  403  .      .     login
kerja:pekerjaan                       GET  own  200  200   200     .      200 200  .      .     login
kerja:pekerjaan                       POST own  405  405   405     405    405 405  405    405   login
kerja:berkas                          GET  own  200  200   200     .      200 200  .      .     login
kerja:berkas                          POST own  405  405   405     405    405 405  405    405   login
kerja:ulang                           GET  own  405  405   405     405    405 405  405    405   login
kerja:ulang                           POST own  302  302   302     .      302 302  .      .     login
kerja:riwayat                         GET  -    200  200   .       .      200 200  .      .     login
kerja:riwayat                         POST -    405  405   405     405    405 405  405    405   login
kerja:riwayat_ekspor                  GET  -    405  405   405     405    405 405  405    405   login
kerja:riwayat_ekspor                  POST -    200  200   .       .      200 200  .      .     login
kerja:riwayat_objek                   GET  at   200  200   .       .      200 200  .      .     login
kerja:riwayat_objek                   POST at   405  405   405     405    405 405  405    405   login
kerja:riwayat_pulihkan                GET  at   403  403   .       .      200 403  .      .     login
kerja:riwayat_pulihkan                POST at   403  403   .       .      302 403  .      .     login
account_login                         GET  -    302  302   302     302    302 302  302    302   200
account_login                         POST -    302  302   302     302    302 302  302    302   302
account_logout                        GET  -    200  200   200     200    200 200  200    200   302
account_logout                        POST -    302  302   302     302    302 302  302    302   302
account_reauthenticate                GET  -    200  200   200     200    200 200  200    200   login
account_reauthenticate                POST -    302  302   302     302    302 302  302    302   login
account_change_password               GET  -    200  200   200     200    200 200  200    200   login
account_change_password               POST -    302  302   302     302    302 302  302    302   login
account_reset_password                GET  -    200  200   200     200    200 200  200    200   200
account_reset_password                POST -    302  302   302     302    302 302  302    302   302
account_reset_password_done           GET  -    200  200   200     200    200 200  200    200   200
account_reset_password_done           POST -    405  405   405     405    405 405  405    405   405
account_reset_password_from_key       GET  -    302  302   302     302    302 302  302    302   302
account_reset_password_from_key       POST -    302  302   302     302    302 302  302    302   302
account_reset_password_from_key_done  GET  -    200  200   200     200    200 200  200    200   200
account_reset_password_from_key_done  POST -    405  405   405     405    405 405  405    405   405
mfa_index                             GET  -    200  200   200     200    200 200  200    200   login
mfa_index                             POST -    405  405   405     405    405 405  405    405   login
mfa_authenticate                      GET  -    302  302   302     302    302 302  302    302   302
mfa_authenticate                      POST -    302  302   302     302    302 302  302    302   302
mfa_reauthenticate                    GET  -    302  302   302     302    302 302  302    302   login
mfa_reauthenticate                    POST -    302  302   302     302    302 302  302    302   login
mfa_activate_totp                     GET  -    200  200   200     200    200 200  200    200   login
mfa_activate_totp                     POST -    302  302   302     302    302 302  302    302   login
mfa_deactivate_totp                   GET  -    .    .     .       .      .   .    .      .     login
mfa_deactivate_totp                   POST -    .    .     .       .      .   .    .      .     login
mfa_view_recovery_codes               GET  -    .    .     .       .      .   .    .      .     login
mfa_view_recovery_codes               POST -    405  405   405     405    405 405  405    405   login
mfa_generate_recovery_codes           GET  -    200  200   200     200    200 200  200    200   login
mfa_generate_recovery_codes           POST -    200  200   200     200    200 200  200    200   login
mfa_download_recovery_codes           GET  -    .    .     .       .      .   .    .      .     login
mfa_download_recovery_codes           POST -    .    .     .       .      .   .    .      .     login
usersessions_list                     GET  -    200  200   200     200    200 200  200    200   login
usersessions_list                     POST -    302  302   302     302    302 302  302    302   login
usersessions_end                      GET  own  405  405   405     405    405 405  405    405   login
usersessions_end                      POST own  302  302   302     302    302 302  302    302   login
favicon.ico                           GET  -    302  302   302     302    302 302  302    302   302
favicon.ico                           POST -    302  302   302     302    302 302  302    302   302
admin:login                           GET  -    403  403   403     403    403 403  403    403   login
admin:login                           POST -    403  403   403     403    403 403  403    403   login
admin:logout                          GET  -    302  302   302     302    302 302  302    302   login
admin:logout                          POST -    302  302   302     302    302 302  302    302   login
admin:*                               GET  -    login login login  login  login login login login login
admin:*                               POST -    login login login  login  login login login login login
"""
