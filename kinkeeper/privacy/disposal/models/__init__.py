from kinkeeper.privacy.disposal.models.batch import Approval, Batch, Item
from kinkeeper.privacy.disposal.models.certificate import Certificate, ManifestLeaf

__all__ = ["Approval", "Batch", "Certificate", "Item", "ManifestLeaf"]
