"""Two texts compared in meaning."""
