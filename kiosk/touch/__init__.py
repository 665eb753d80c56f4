"""The visitors' window: shows faces, posts touches. It decides nothing and waits for nothing."""
