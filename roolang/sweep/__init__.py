"""Thresholds that move: which products qualify at each value of a number of the text, exact at every kink.

Public: `names_in` and `varied` (a text with another number), `course` (the verdicts of
one product along a range), `counted` (those of many).
May import `workspace` and everything below it.
"""

from roolang.sweep.course import Course, course
from roolang.sweep.shares import Group, Stretch, counted
from roolang.sweep.varying import names_in, varied

__all__ = ["Course", "Group", "Stretch", "counted", "course", "names_in", "varied"]
