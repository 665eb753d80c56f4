"""The server's tables: events of all gates, bookings, gates, and what could not be understood."""
