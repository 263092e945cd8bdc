"""Calling pyHanko from anywhere: it starts an event loop of its own, one thread holds only one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run_apart(call: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Return what ``call`` returns or raise what it raises, run in a thread that ends with it.

    Nothing in it may touch the database: a connection belongs to the thread that opened it.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(call, *args, **kwargs).result()
