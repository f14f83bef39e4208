"""What RooLang costs, measured against anchors in the same run. `python -m benchmarks`; see README.md."""
