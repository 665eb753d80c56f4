"""The centre: takes in what gates write, feeds it back to the site, shows the public board."""
