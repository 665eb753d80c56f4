"""Typed settings from one TOML file and the environment: all faults at once, secrets masked."""
