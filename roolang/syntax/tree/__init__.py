"""The surface tree: frozen values, equal when their words mean the same, each with its place."""

from roolang.syntax.tree.amendments import *  # noqa: F403
from roolang.syntax.tree.base import *  # noqa: F403
from roolang.syntax.tree.classes import *  # noqa: F403
from roolang.syntax.tree.conditions import *  # noqa: F403
from roolang.syntax.tree.definitions import *  # noqa: F403
from roolang.syntax.tree.headers import *  # noqa: F403
from roolang.syntax.tree.provisions import *  # noqa: F403
from roolang.syntax.tree.scopes import *  # noqa: F403
from roolang.syntax.tree.statements import *  # noqa: F403
from roolang.syntax.tree.trials import *  # noqa: F403
