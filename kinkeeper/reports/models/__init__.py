from kinkeeper.reports.models.report import Report, ReportVersion, ReviewRemark
from kinkeeper.reports.models.section import Section

__all__ = ["Report", "ReportVersion", "ReviewRemark", "Section"]
