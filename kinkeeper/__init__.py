"""Kinkeeper: runs a child contact centre and keeps its promises."""
