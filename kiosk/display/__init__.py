"""The guards' window: shows what the desk says, posts touches. It decides and waits for nothing."""
