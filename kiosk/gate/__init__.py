"""The gate without a window."""
