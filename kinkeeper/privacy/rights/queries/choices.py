"""The closed lists from which the pages let people choose."""

from kinkeeper.privacy.rights.models import Breach, Complaint, Matter, RightsRequest

RIGHTS = tuple(RightsRequest.Right.choices)
OUTCOMES = tuple(RightsRequest.Outcome.choices)
SORTS = tuple(Complaint.Sort.choices)
COMPLAINT_OUTCOMES = tuple(Complaint.Outcome.choices)
CHANNELS = tuple(
    choice for choice in Matter.Channel.choices if choice[0] != Matter.Channel.PORTAL
)

# The registers by the word in their address.
REGISTERS: dict[str, type[Matter]] = {
    "requests": RightsRequest,
    "complaints": Complaint,
    "breaches": Breach,
}
