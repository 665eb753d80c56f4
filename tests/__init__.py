"""Tests mirror the tree. A package, because libraries install a `tests` of their own."""
