"""The template tags, by what they draw; `templatetags/kk.py` gathers them."""
