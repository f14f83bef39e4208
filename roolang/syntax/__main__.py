"""`python -m roolang.syntax`: writes the parse tables and the colours of editors anew, after the grammar or what widens
it has changed.
"""

from roolang.syntax import colours
from roolang.syntax.tables import write

if __name__ == "__main__":
    print(*[write(), *colours.write()], sep="\n")
