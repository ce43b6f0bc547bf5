"""An engine for policies written once as YAML: it reads, checks, evaluates, explains and compiles them."""
