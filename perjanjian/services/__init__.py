"""The acts on a PK, each one transaction with one row of trail."""

from perjanjian.services.ajukan import (
    BelumLengkap,
    Naskah,
    refresh_pk,
    return_pk,
    submit_pk,
    withdraw_pk,
)
from perjanjian.services.baris import add_program, add_sasaran, remove_row
from perjanjian.services.catat import enter_outside, enter_paper
from perjanjian.services.dasar import PkTerkunci, follow_step, freeze_isi, right_of
from perjanjian.services.ingat import GILIRAN, remind_pk
from perjanjian.services.susun import (
    IsianProgram,
    IsianSasaran,
    Pilihan,
    begin_perubahan,
    cancel_pk,
    change_naskah,
    declare_missing,
    draft_pk,
    resume_pk,
    set_program,
    set_sasaran,
)
from perjanjian.services.tanda_tangan import (
    BukanPenandaTangan,
    NaskahBerubah,
    PihakBerubah,
    Tertanda,
    check_signer,
    is_for_bsre,
    last_revision,
    sign_first,
    sign_second,
)

__all__ = [
    "GILIRAN",
    "BelumLengkap",
    "BukanPenandaTangan",
    "IsianProgram",
    "IsianSasaran",
    "Naskah",
    "NaskahBerubah",
    "PihakBerubah",
    "Pilihan",
    "PkTerkunci",
    "Tertanda",
    "add_program",
    "add_sasaran",
    "begin_perubahan",
    "cancel_pk",
    "change_naskah",
    "check_signer",
    "declare_missing",
    "draft_pk",
    "enter_outside",
    "enter_paper",
    "follow_step",
    "freeze_isi",
    "is_for_bsre",
    "last_revision",
    "refresh_pk",
    "remind_pk",
    "remove_row",
    "resume_pk",
    "return_pk",
    "right_of",
    "set_program",
    "set_sasaran",
    "sign_first",
    "sign_second",
    "submit_pk",
    "withdraw_pk",
]
