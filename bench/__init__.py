"""Benchmarks. Each measures ours and its limit alternately in one run.

What counts is the ratio, never a time: the machine is noisy and shared.
"""
