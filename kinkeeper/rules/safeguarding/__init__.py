"""Worries about a child: who may read one, who may open it in need, and by when."""
