"""The core that every back end works from. May import `domain`, `diagnostics`, `source`; knows no syntax."""
