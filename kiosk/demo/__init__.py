"""The whole system on one machine, to try and to check."""
