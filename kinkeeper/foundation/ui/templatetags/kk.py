"""All tags of the look under one name: `{% load kk %}`."""

from django import template

from kinkeeper.foundation.ui.tags import (
    charts,
    controls,
    forms,
    frames,
    lists,
    pictures,
)

register = template.Library()
for library in (charts, controls, forms, frames, lists, pictures):
    register.tags.update(library.register.tags)
    register.filters.update(library.register.filters)
