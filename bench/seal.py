"""Sealing words with their container's key, against the library's bare primitive."""

from collections.abc import Iterator
from os import urandom

from bench.pairs import Row, compare

MANY = 20_000
LONG = 740


def run() -> Iterator[Row]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from kinkeeper.foundation import clock
    from kinkeeper.foundation.vault import containers, sealing

    container = containers.make("bench", now=clock.now())
    words, place = urandom(LONG), "people.Party:" + "a" * 36
    sealed = sealing.seal(container.data_key(), words, place)
    assert sealing.unseal(container.cipher(), sealed, place) == words
    bare, beside = AESGCM(container.data_key()), place.encode()

    def ours() -> None:
        for _ in range(MANY):
            sealing.seal(container.cipher(), words, place)

    def limit() -> None:
        for _ in range(MANY):
            nonce = urandom(12)
            bare.encrypt(nonce, words, beside)

    row = compare("seal", ours, limit, goal="<= 1.3")
    rate = f"{MANY / row.ours / 1000:.0f} k/s of {LONG} bytes"
    yield Row(row.name, row.ours, row.limit, row.ratio, row.goal, rate)
