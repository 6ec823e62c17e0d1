"""
The parts of a body on which a mark can be, as a worker names them.

Left and right are the child's own. Front first, from head to foot; then the back.
"""

from dataclasses import dataclass
from enum import StrEnum


class View(StrEnum):
    """From where one looks."""

    FRONT = "FRONT"
    BACK = "BACK"


@dataclass(frozen=True)
class Part:
    """One part: its lasting code, its plain name, from where it is seen."""

    code: str
    name: str
    view: View


_FRONT = (
    ("FOREHEAD", "Forehead or top of the head"),
    ("FACE_R", "Right eye, cheek or ear"),
    ("FACE_L", "Left eye, cheek or ear"),
    ("MOUTH", "Mouth or chin"),
    ("NECK", "Front of the neck"),
    ("SHOULDER_R", "Right shoulder"),
    ("SHOULDER_L", "Left shoulder"),
    ("CHEST", "Chest"),
    ("BELLY", "Belly"),
    ("GROIN", "Between the legs"),
    ("UPPER_ARM_R", "Right upper arm"),
    ("UPPER_ARM_L", "Left upper arm"),
    ("FOREARM_R", "Right forearm"),
    ("FOREARM_L", "Left forearm"),
    ("HAND_R", "Right hand"),
    ("HAND_L", "Left hand"),
    ("THIGH_R", "Right thigh"),
    ("THIGH_L", "Left thigh"),
    ("KNEE_R", "Right knee"),
    ("KNEE_L", "Left knee"),
    ("SHIN_R", "Right shin"),
    ("SHIN_L", "Left shin"),
    ("FOOT_R", "Right foot"),
    ("FOOT_L", "Left foot"),
)
_BACK = (
    ("HEAD_BACK", "Back of the head"),
    ("NECK_BACK", "Back of the neck"),
    ("UPPER_BACK", "Upper back"),
    ("LOWER_BACK", "Lower back"),
    ("BOTTOM", "Bottom"),
    ("ARM_BACK_L", "Back of the left upper arm"),
    ("ARM_BACK_R", "Back of the right upper arm"),
    ("ELBOW_L", "Left elbow or back of the forearm"),
    ("ELBOW_R", "Right elbow or back of the forearm"),
    ("HAND_BACK_L", "Back of the left hand"),
    ("HAND_BACK_R", "Back of the right hand"),
    ("THIGH_BACK_L", "Back of the left thigh"),
    ("THIGH_BACK_R", "Back of the right thigh"),
    ("CALF_L", "Left calf"),
    ("CALF_R", "Right calf"),
    ("HEEL_L", "Left heel or sole"),
    ("HEEL_R", "Right heel or sole"),
)
PARTS: dict[str, Part] = {
    code: Part(code, name, view)
    for view, parts in ((View.FRONT, _FRONT), (View.BACK, _BACK))
    for code, name in parts
}


def parts_of(view: View) -> list[Part]:
    """Return the parts that are seen from one side, from head to foot."""
    return [part for part in PARTS.values() if part.view is view]
