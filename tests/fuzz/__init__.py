"""Inputs by the thousand that nobody would write, to see that none ends in a traceback, a hang or lost data.

    python -m tests.fuzz --minutes 30 --seed 7 --target parser|declarations|tables|arguments|all

A case is made of a seed, a target and a number, so each can be had again: `--seed 7 --target tables --case 812`. What
fails is written, with its seed and made smaller, into the folder of `--out`.
"""
