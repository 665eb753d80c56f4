"""Parts of the kiosk that touch the world: each real, and each with a simulated twin."""
