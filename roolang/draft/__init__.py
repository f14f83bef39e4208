"""Published and tabled texts to rule files: `english` reads the words of one rule, other rooms read what holds them."""
