"""The visitor kiosk: a lobby touchscreen, a guards' display and the server between them."""
