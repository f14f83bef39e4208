"""`python -m roolang.draft.english`: writes the tables anew, after the grammar or the phrases have changed."""

from roolang.draft.english.tables import write

if __name__ == "__main__":
    print(write())
