"""RooLang."""
