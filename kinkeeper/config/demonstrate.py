"""`make run`: a demonstration centre, filled the first time and kept afterwards."""

import json
import os
import sys
from pathlib import Path

from kinkeeper.config.django_up import ready_database, up


def main() -> int:
    os.environ["KINKEEPER_DEMO"] = "1"
    port = int(os.environ.get("PORT", "8000"))
    os.environ.setdefault("BASE_URL", f"http://127.0.0.1:{port}")
    up()
    ready_database()
    from django.conf import settings

    from kinkeeper.config.commands import demo, serve
    from kinkeeper.people.models import Case

    manifest = Path(settings.DATA_DIR) / "demo.json"
    if not Case.objects.exists():
        print("Filling a made-up centre. This takes a moment.", flush=True)
        demo.run(size="small", manifest=manifest)
    _tell(settings.BASE_URL, manifest)
    return serve.run(port=port, web_workers=2)


def _tell(base: str, manifest: Path) -> None:
    print(f"\nKinkeeper, a demonstration. Nobody in it is real.\n\n  Public   {base}/")
    print(f"  Families {base}/me/\n  Team     {base}/staff/today/")
    print(f"  Post and clock of the pretend world  {base}/pretend/\n\nSign in as:")
    if manifest.exists():
        for user in json.loads(manifest.read_text())["users"]:
            print(f"  {user['role']:18} {user['email']:36} {user['password']}")
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main())
