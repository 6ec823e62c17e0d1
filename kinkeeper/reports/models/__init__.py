from kinkeeper.reports.models.report import Report, ReportVersion, ReviewRemark

__all__ = ["Report", "ReportVersion", "ReviewRemark"]
