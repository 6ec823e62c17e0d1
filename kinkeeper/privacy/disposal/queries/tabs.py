from django.urls import reverse

TABS = (
    ("record_life", "Record life"),
    ("reviews", "Disposal reviews"),
    ("holds", "Holds"),
    ("certificates", "Certificates"),
)


def tabs(current: str) -> list[dict[str, object]]:
    """Return the pages of "Records and privacy" that belong together."""
    pages = [
        {
            "label": label,
            "url": reverse(f"disposal:{name}"),
            "current": name == current,
        }
        for name, label in TABS
    ]
    policy = {"label": "The policy", "url": "/privacy/", "current": False}
    return [*pages, policy]
