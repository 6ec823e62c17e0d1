from kinkeeper.finance.models.paper import FinancePaper
from kinkeeper.finance.models.price import Price
from kinkeeper.finance.models.year import FinancialYear

__all__ = ["FinancePaper", "FinancialYear", "Price"]
