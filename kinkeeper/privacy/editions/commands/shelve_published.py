from kinkeeper.policy import shelf
from kinkeeper.privacy.editions.commands.put_on_shelf import put_on_shelf
from kinkeeper.privacy.editions.models import DraftEdition


def shelve_published() -> int:
    """Write the files of published editions that are missing; tell how many."""
    there = {file.stem for file in shelf.own_files(shelf.mark())}
    missing = DraftEdition.objects.filter(state=DraftEdition.State.PUBLISHED).exclude(
        edition__in=there
    )
    return sum(put_on_shelf(draft) for draft in missing)
