"""Two texts, or two views of one, held against each other clause by clause, and what is told of it."""
