"""What a Pemda issued, for anybody: a public page, open files, and an API for other systems."""
