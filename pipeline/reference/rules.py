"""All rules that evidence.rule can name, as the fields, the letters and the pointing rows declare them."""

from __future__ import annotations

from normalizers.cells.row_references import RULE_GROUP as REFERENCES
from normalizers.fields.all_fields import FIELDS
from normalizers.fields.explained_words import RULE_GROUP as EXPLAINED
from normalizers.findings import RuleGroup
from normalizers.incidents.letter_words import RULE_GROUP as LETTERS

FAMILY = "*"
RULE_GROUPS: tuple[RuleGroup, ...] = (*(field.rule_group for field in FIELDS), REFERENCES, LETTERS, EXPLAINED)
RULES: dict[str, str] = {str(rule): rule.meaning for group in RULE_GROUPS for rule in group.rules}


def explanation(rule: str) -> str | None:
    """What a rule says; the longest family it belongs to speaks for a rule that is not declared by itself."""
    families = [name for name in RULES if name.endswith(FAMILY) and rule.startswith(name.removesuffix(FAMILY))]
    return RULES.get(rule) or RULES.get(max(families, key=len, default=""))
