"""Print which question notices each damage to the policy: `make mutants`."""

import sys

from kinkeeper.policy.edition import in_force
from tests.proof.killing import report

WIDTH = 100


def main() -> int:
    survived = total = 0
    for mutant, noticed in report(in_force()):
        total += 1
        survived += not noticed
        print(f"{'noticed ' if noticed else 'SURVIVED'}  {mutant.name}")
        if noticed and "--why" in sys.argv:
            print(f"          {noticed[:WIDTH]}")
    print(f"{total} damages, {total - survived} noticed, {survived} survived.")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
