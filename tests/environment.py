"""Set before Django reads its settings: keys, files and mail in a folder of their own.

Loaded by `-p tests.environment` in pytest.ini, because pytest-django reads the settings
before any conftest.
"""

import atexit
import os
import shutil
import tempfile

_scratch = tempfile.mkdtemp(prefix="kinkeeper-test-")
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
os.makedirs(os.path.join(_scratch, "static"))
os.environ["DATA_DIR"] = _scratch
os.environ.setdefault("STAFF_MFA_REQUIRED", "0")
os.environ["BASE_URL"] = "http://127.0.0.1:8000"
