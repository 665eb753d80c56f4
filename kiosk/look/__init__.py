"""How every window looks: theme, type, icons, widgets. Call ``start.prepare`` before any of it."""
