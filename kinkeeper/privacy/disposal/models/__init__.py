from kinkeeper.privacy.disposal.models.batch import Approval, Batch, Item
from kinkeeper.privacy.disposal.models.certificate import Certificate, Manifest
from kinkeeper.privacy.disposal.models.dates_link import DatesLink

__all__ = ["Approval", "Batch", "Certificate", "DatesLink", "Item", "Manifest"]
