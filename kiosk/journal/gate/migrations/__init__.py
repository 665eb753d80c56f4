"""Migrations of a gate's journal, from the first version on."""
