"""A feast day at one house, played on its real parts in minutes; and the bookings of other demos."""
