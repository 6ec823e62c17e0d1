"""`kinkeeper restore FILE`: back from a backup, without what was destroyed since."""

from pathlib import Path

from kinkeeper.config.django_up import up


def run(*, file: Path | None, replace: bool, keys: Path | None) -> int:
    """Put a backup back, or (without a file) finish what was begun."""
    up()
    from kinkeeper.config.cli import CannotError
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.recovery import restoring
    from kinkeeper.foundation.recovery.opening import CannotRestoreError

    now = clock.now()
    try:
        if file is None:
            done = restoring.finish(keys=keys, now=now, say=_say)
        else:
            done = restoring.restore(
                file, replace=replace, keys=keys, now=now, say=_say
            )
    except CannotRestoreError as error:
        raise CannotError(str(error)) from error
    print(
        f"Done. Replayed since the backup: {done.replayed}; was so already: "
        f"{done.already}. What was written between {done.taken_at} and now is lost; "
        f"the audit log lost {done.lost_log_entries} entries."
    )
    if done.set_aside:
        print(f"A person must look at these: {', '.join(done.set_aside)}.")
    if done.aside:
        print(
            f"The database and files from before are in {done.aside}. Look whether "
            "anything is missing, then delete them; they go by themselves when the "
            "time of a backup is over."
        )
    print("The doors are open. Start Kinkeeper again.")
    return 0


def _say(words: str) -> None:
    print(words, flush=True)
