"""How facts look outside: JSON with a version, sync messages, and the codes that people carry."""
