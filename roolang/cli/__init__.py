"""The command line: arguments, colours, exit codes. Only this room prints."""
