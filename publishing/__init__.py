"""The documentation as a site, and the pages of it that are generated. No part of the program that is installed."""
