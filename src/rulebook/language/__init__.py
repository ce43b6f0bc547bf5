"""The rule language: a strict subset of FEEL (OMG DMN 1.3), parsed, written back, typed and put into words."""
