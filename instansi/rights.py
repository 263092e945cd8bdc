"""What each role may do, as data: the agreed table of who may do what.

A role at an Instansi has its rights there. A role at a Pemda has them there and at every
Instansi of that Pemda. Nothing else is granted.
"""

from enum import StrEnum

from instansi.models import Peran


class Right(StrEnum):
    """What somebody may do with a kind of thing: "kind.act". An act that reads lets it be seen."""

    DATA_READ = "data.read"
    DATA_ENTER = "data.enter"
    DATA_SUBMIT = "data.submit"
    DATA_RETURN = "data.return"
    DATA_APPROVE = "data.approve"
    DATA_REMIND = "data.remind"
    PK_CAMAT_READ = "pk_camat.read"
    PK_CAMAT_DRAFT = "pk_camat.draft"
    PK_CAMAT_SUBMIT = "pk_camat.submit"
    PK_CAMAT_RETURN = "pk_camat.return"
    PK_CAMAT_SIGN_FIRST = "pk_camat.sign_first"
    PK_CAMAT_SIGN_SECOND = "pk_camat.sign_second"
    PK_CAMAT_REMIND = "pk_camat.remind"
    PK_BAWAHAN_READ = "pk_bawahan.read"
    PK_BAWAHAN_DRAFT = "pk_bawahan.draft"
    PK_BAWAHAN_SUBMIT = "pk_bawahan.submit"
    PK_BAWAHAN_RETURN = "pk_bawahan.return"
    PK_BAWAHAN_SIGN_FIRST = "pk_bawahan.sign_first"
    PK_BAWAHAN_SIGN_SECOND = "pk_bawahan.sign_second"
    LAKIP_READ = "lakip.read"
    LAKIP_READ_SUBMITTED = "lakip.read_submitted"  # submitted and issued ones, no drafts
    LAKIP_NARRATE = "lakip.narrate"
    LAKIP_SUBMIT = "lakip.submit"
    LAKIP_RETURN = "lakip.return"
    LAKIP_APPROVE = "lakip.approve"
    LAKIP_REMIND = "lakip.remind"
    LAKIP_ISSUE = "lakip.issue"
    LAKIP_REVIEW = "lakip.review"
    ORANG_READ = "orang.read"
    ORANG_INVITE = "orang.invite"  # invite, and end what one may give
    ORANG_MANAGE = "orang.manage"  # people, posts, officials and terms of office
    INSTANSI_READ = "instansi.read"
    INSTANSI_MANAGE = "instansi.manage"
    JEJAK_READ_OWN = "jejak.read_own"
    JEJAK_READ = "jejak.read"
    PENGATURAN_READ = "pengaturan.read"
    PENGATURAN_SET = "pengaturan.set"

    @property
    def kind(self) -> str:
        """Return the kind of thing that the right is about."""
        return self.value.partition(".")[0]

    @property
    def reads(self) -> bool:
        """Return whether who has the right sees the thing."""
        return self.value.partition(".")[2].startswith("read")


R = Right
_PEMBACA = {R.DATA_READ, R.PK_CAMAT_READ, R.PK_BAWAHAN_READ, R.LAKIP_READ, R.INSTANSI_READ}

RIGHTS: dict[str, frozenset[Right]] = {
    Peran.STAF: frozenset(
        _PEMBACA
        | {R.DATA_ENTER, R.DATA_SUBMIT}
        | {R.PK_CAMAT_DRAFT, R.PK_CAMAT_SUBMIT}
        | {R.PK_BAWAHAN_DRAFT, R.PK_BAWAHAN_SUBMIT}
        | {R.LAKIP_NARRATE, R.LAKIP_SUBMIT}
        | {R.ORANG_READ, R.JEJAK_READ_OWN, R.PENGATURAN_READ}
    ),
    Peran.CAMAT: frozenset(
        _PEMBACA
        | {R.DATA_RETURN, R.DATA_APPROVE}
        | {R.PK_CAMAT_RETURN, R.PK_CAMAT_SIGN_FIRST}
        | {R.PK_BAWAHAN_RETURN, R.PK_BAWAHAN_SIGN_SECOND}
        | {R.LAKIP_RETURN, R.LAKIP_APPROVE}
        | {R.ORANG_READ, R.ORANG_INVITE, R.JEJAK_READ, R.PENGATURAN_READ}
    ),
    Peran.PEJABAT: frozenset(
        {R.DATA_READ, R.PK_BAWAHAN_READ, R.PK_BAWAHAN_SIGN_FIRST, R.LAKIP_READ, R.INSTANSI_READ}
    ),
    Peran.BUPATI: frozenset(
        {R.DATA_READ, R.PK_CAMAT_READ, R.PK_CAMAT_RETURN, R.PK_CAMAT_SIGN_SECOND}
        | {R.LAKIP_READ_SUBMITTED, R.INSTANSI_READ}
    ),
    Peran.TIM_SAKIP: frozenset(
        _PEMBACA
        | {R.DATA_RETURN, R.DATA_REMIND, R.PK_CAMAT_REMIND, R.LAKIP_REMIND}
        | {R.LAKIP_RETURN, R.LAKIP_ISSUE}
        | {R.ORANG_READ, R.ORANG_INVITE, R.ORANG_MANAGE, R.INSTANSI_MANAGE}
        | {R.JEJAK_READ, R.PENGATURAN_READ, R.PENGATURAN_SET}
    ),
    Peran.INSPEKTORAT: frozenset(_PEMBACA | {R.LAKIP_REVIEW, R.JEJAK_READ, R.PENGATURAN_READ}),
    Peran.ADMIN: frozenset(
        {R.ORANG_READ, R.ORANG_INVITE, R.ORANG_MANAGE, R.INSTANSI_READ, R.INSTANSI_MANAGE}
    ),
}

# Who may give, and end, which roles: nobody one above their own. Those who sign above, or look
# at, the Pemda's own team, and its admins, are named by an admin alone.
GRANTS: dict[str, frozenset[Peran]] = {
    Peran.CAMAT: frozenset({Peran.STAF, Peran.PEJABAT}),
    Peran.TIM_SAKIP: frozenset(set(Peran) - {Peran.BUPATI, Peran.INSPEKTORAT, Peran.ADMIN}),
    Peran.ADMIN: frozenset(Peran),
}

# Whose address and second factor an admin alone may touch: whoever holds them signs or reviews.
KEYHOLDERS = frozenset({Peran.CAMAT, Peran.BUPATI, Peran.INSPEKTORAT})

# What a refusal says that only certain roles can do; an act without a word here is "ini".
WORDS: dict[Right, str] = {
    R.DATA_ENTER: "mengisi data",
    R.DATA_SUBMIT: "mengirim data ke camat",
    R.DATA_RETURN: "mengembalikan data dan membukanya kembali",
    R.DATA_APPROVE: "menyetujui data",
    R.DATA_REMIND: "mengingatkan pemegang data",
    R.PK_CAMAT_REMIND: "mengingatkan pemegang Perjanjian Kinerja",
    R.LAKIP_REMIND: "mengingatkan pemegang LAKIP",
    R.PK_CAMAT_SUBMIT: "mengirim Perjanjian Kinerja ke camat",
    R.PK_CAMAT_RETURN: "mengembalikan Perjanjian Kinerja dan membukanya kembali",
    R.PK_CAMAT_SIGN_FIRST: "menyetujui Perjanjian Kinerja sebagai pihak pertama",
    R.LAKIP_SUBMIT: "mengirim LAKIP ke camat",
    R.LAKIP_RETURN: "mengembalikan LAKIP dan membukanya kembali",
    R.LAKIP_APPROVE: "menyetujui LAKIP",
    R.LAKIP_REVIEW: "mereviu LAKIP dan menyusun butir reviunya",
    R.ORANG_INVITE: "mengundang orang dan mengakhiri penugasannya",
    R.ORANG_MANAGE: "mengelola orang, jabatan, dan pejabat",
    R.INSTANSI_MANAGE: "mengelola instansi dan unitnya",
    R.JEJAK_READ: "membaca seluruh riwayat",
    R.PENGATURAN_SET: "mengubah pengaturan Pemda",
}
