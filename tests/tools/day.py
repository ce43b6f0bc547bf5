"""The day on which tests ask the real handbook: that of `RULEBOOK_AS_OF`, or one that stays the same."""

import os
from datetime import date

DAY = date.fromisoformat(os.environ.get("RULEBOOK_AS_OF", "2026-11-21"))
