"""Reading the plans of an Instansi as the frozen data that documents and screens print.

Each loader needs a constant number of queries, however many rows there are.
"""

from renstra.queries.iku import load_sk_iku
from renstra.queries.nomenklatur import find_by_code, find_nomenklatur, nomenklatur_in_force
from renstra.queries.renstra import (
    load_indikator_nomenklatur,
    load_indikator_sasaran,
    load_renstra,
    load_renstra_head,
    load_renstra_many,
    renstra_before,
    renstra_in_force,
    renstra_in_force_of,
)
from renstra.queries.rkt import load_rkt, load_target_rkt

__all__ = [
    "find_by_code",
    "find_nomenklatur",
    "load_indikator_nomenklatur",
    "load_indikator_sasaran",
    "load_renstra",
    "load_renstra_head",
    "load_renstra_many",
    "load_rkt",
    "load_sk_iku",
    "load_target_rkt",
    "nomenklatur_in_force",
    "renstra_before",
    "renstra_in_force",
    "renstra_in_force_of",
]
