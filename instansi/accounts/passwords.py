"""What a password must be, said in the words of the house."""

from django.contrib.auth import password_validation as django


class TooShort(django.MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return f"Kata sandi ini terlalu pendek; pakailah sedikitnya {self.min_length} karakter."

    def get_help_text(self) -> str:
        """Return what to do."""
        return f"Kata sandi terdiri atas sedikitnya {self.min_length} karakter."


class TooSimilar(django.UserAttributeSimilarityValidator):
    """Not what everybody knows of the person."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "nama", "nip", "email"))

    def get_error_message(self) -> str:
        """Return what is wrong; Django fills in which of the person's data."""
        return "Kata sandi ini terlalu mirip dengan %(verbose_name)s Anda."

    def get_help_text(self) -> str:
        """Return what to do."""
        return "Kata sandi tidak mirip dengan nama, NIP, atau surel Anda."


class TooCommon(django.CommonPasswordValidator):
    """None of those that are tried first."""

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return "Kata sandi ini terlalu lazim dan mudah ditebak."

    def get_help_text(self) -> str:
        """Return what to do."""
        return "Kata sandi bukan yang lazim dipakai orang."


class AllDigits(django.NumericPasswordValidator):
    """Not digits alone."""

    def get_error_message(self) -> str:
        """Return what is wrong."""
        return "Kata sandi ini hanya berisi angka; tambahkan huruf."

    def get_help_text(self) -> str:
        """Return what to do."""
        return "Kata sandi tidak hanya berisi angka."
