"""Pure rules of a visiting day: standard library only, no clock, no disk, no network."""
