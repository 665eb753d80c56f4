"""The durable store of facts: SQLite at a gate, SQLite or PostgreSQL at the centre."""
