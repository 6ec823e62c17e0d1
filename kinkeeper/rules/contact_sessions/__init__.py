"""May a first session be planned, and do two adults stay apart?"""
