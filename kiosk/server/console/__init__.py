"""The officers' pages as plain values: what each of them shows, and what a press becomes.

Names of visitors and of those they visit are read here: nothing of it is for public pages.
"""
