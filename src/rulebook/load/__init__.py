"""``policy/*.yaml`` to a `Handbook`; PyYAML, pydantic and lark end here."""
