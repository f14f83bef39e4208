"""`python -m roolang.syntax`: writes the parse tables anew, after the grammar or what widens it has changed."""

from roolang.syntax.tables import write

if __name__ == "__main__":
    print(write())
