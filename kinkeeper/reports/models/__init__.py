from kinkeeper.reports.models.addition import Addition, RoughNotes
from kinkeeper.reports.models.report import Report, ReportVersion, ReviewRemark
from kinkeeper.reports.models.section import Section

__all__ = [
    "Addition",
    "Report",
    "ReportVersion",
    "ReviewRemark",
    "RoughNotes",
    "Section",
]
