"""Whether a set of real pictures may be trained on, as its README.md says (as accuracy/real/licence.ts reads it)."""
import re
from pathlib import Path

KNOWN = (
    r"\bCC[ -]BY(?:-SA)?[ -]?\d\.\d\b",
    r"\bAttribution \d\.\d International\b",
    r"\bCC0\b",
    r"\bpublic domain\b",
    r"\b(?:MIT|Apache-2\.0|BSD-[23]-Clause)\b",
    r"\bown pictures\b",
)
# Said of some sets beside a guess at what it might be.
UNSTATED = r"licen[cs]e\W{1,6}not stated"


class NoLicence(ValueError):
    """The set, by name."""


def require_licence(folder):
    """Name of the licence. Raises NoLicence when README.md is missing, names none that allows a model to be handed on, or
    says that none is stated."""
    folder = Path(folder)
    readme = folder / "README.md"
    if not readme.exists():
        raise NoLicence(f"{folder}: README.md is missing; it has to name the pictures' licence")
    text = readme.read_text()
    if re.search(UNSTATED, text, re.IGNORECASE):
        raise NoLicence(f"{folder}: README.md says that the licence is not stated")
    found = [match for pattern in KNOWN if (match := re.search(pattern, text, re.IGNORECASE))]
    if not found:
        raise NoLicence(f"{folder}: README.md names no licence that allows a model to be handed on")
    return min(found, key=lambda match: match.start())[0]
