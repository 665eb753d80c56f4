"""Every screen as a picture, for translators and reviewers, and what there is to measure in it."""
