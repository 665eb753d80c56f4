"""A feast day of one house, played on its real parts; and the bookings of the other demo."""
