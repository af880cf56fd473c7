"""The handbook: typed records from YAML, checked together, shown by macros and partials."""
