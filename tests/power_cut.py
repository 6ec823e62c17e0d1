"""Letting the power go at one line of a process of its own."""

import os
from importlib import import_module


def arm(module: str, function: str, when: str, nth: int) -> None:
    """
    Stop this process dead, without clean-up, before or after a call of a function.

    `when` is before or after; `nth` counts the calls. The exit status is 9.
    """
    home = import_module(module)
    real = getattr(home, function)
    calls = 0

    def until_the_power_goes(*args, **kwargs):
        nonlocal calls
        calls += 1
        if calls == nth and when == "before":
            os._exit(9)
        answer = real(*args, **kwargs)
        if calls == nth:
            os._exit(9)
        return answer

    setattr(home, function, until_the_power_goes)
