"""The sample of signing in the operator's guide is what the signed address takes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime

from tests.calendar.replies.answers import yes
from tests.house import source

SECRET = "a secret for tests that is long enough to be one"


def test_a_mail_signed_as_the_guide_says_is_taken_in(scene, monkeypatch, tmp_path):
    found = scene()
    monkeypatch.setitem(found.application.config, "INBOUND_SECRET", SECRET)
    found.application.extensions["clock"].freeze(datetime.now(UTC))  # the sample has the time of its machine
    raw = yes(found.to())

    guide = (source.ROOT / "docs" / "answers-by-mail.md").read_text("utf-8")
    sample = re.search(r"```python\n(.*?)```", guide, re.DOTALL)[1]
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    program = f"{sample.partition('request = ')[0]}import json\nprint(json.dumps(signed))\n"
    program = program.replace("/etc/alongside/secret", str(tmp_path / "secret"))
    done = subprocess.run([sys.executable, "-c", program], input=raw, capture_output=True, timeout=60, check=True)

    headers = json.loads(done.stdout)
    answer = found.application.test_client().post("/inbound/mail", data=raw, headers=headers)
    assert answer.text.startswith("accepted: ")
