"""K5: certificates of the first edition keep their leaves when these are packed."""

from importlib import import_module
from types import SimpleNamespace

from kinkeeper.foundation.audit import merkle

packs = import_module("kinkeeper.privacy.disposal.migrations.0002_packs_the_manifest")


class Rows:
    """As much of a table as the migration asks for."""

    def __init__(self, rows=()):
        self.rows, self.made = list(rows), []
        self.objects = self

    def order_by(self, *names):
        key = lambda row: tuple(getattr(row, name) for name in names)  # noqa: E731
        return Rows(sorted(self.rows, key=key))

    def iterator(self):
        return iter(self.rows)

    def filter(self, *, manifest):
        return [row for row in self.rows if row.manifest is manifest]

    def create(self, **told):
        self.made.append(told)


def leaf(certificate, number):
    salt, digest = bytes([number]) * 16, bytes([certificate, number]) * 16
    return SimpleNamespace(
        certificate_id=certificate, number=number, salt=salt,
        digest=merkle.leaf_hash(digest, salt).hex(),
    )  # fmt: skip


def test_the_leaves_are_packed_in_their_order_and_the_bare_ones_too():
    """Read in any order; a certificate without leaves gets an empty manifest."""
    leaves = Rows([leaf(2, 0), leaf(1, 1), leaf(1, 0)])
    manifests = Rows()
    bare = SimpleNamespace(pk=3, manifest=None)
    tables = {
        "ManifestLeaf": leaves,
        "Manifest": manifests,
        "Certificate": Rows([bare, SimpleNamespace(pk=1, manifest=object())]),
    }
    apps = SimpleNamespace(get_model=lambda app, name: tables[name])

    packs.pack(apps, None)

    first, second, empty = manifests.made
    assert (first["certificate_id"], first["parts"]) == (1, [["", 2]])
    assert first["salts"] == leaf(1, 0).salt + leaf(1, 1).salt
    digests = bytes.fromhex(leaf(1, 0).digest) + bytes.fromhex(leaf(1, 1).digest)
    assert first["digests"] == digests
    assert merkle.roots_at(digests, [2])
    assert second["certificate_id"] == 2
    assert (empty["certificate"], empty["salts"]) == (bare, b"")


def test_nothing_of_a_certificate_is_lost_on_the_way():
    """The root over the packed leaves is the one that was signed."""
    leaves = [leaf(1, number) for number in range(5)]
    tree = merkle.Frontier()
    tree.extend(bytes.fromhex(one.digest) for one in leaves)
    manifests = Rows()
    tables = {
        "ManifestLeaf": Rows(leaves),
        "Manifest": manifests,
        "Certificate": Rows(),
    }
    packs.pack(SimpleNamespace(get_model=lambda app, name: tables[name]), None)
    packed = manifests.made[0]["digests"]
    ((_, root),) = merkle.roots_at(packed, [5])
    assert root == tree.root()
