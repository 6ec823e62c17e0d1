"""Invented people and places. Nobody is real; the same seed gives the same centre.

Telephone numbers come from the ranges that are kept free for drama, addresses of
e-mail from `example.org`, postcodes have no such street.
"""

from dataclasses import dataclass, field
from random import Random


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


GIVEN = _listed(
    "Amina, Daniel, Priya, Tom, Mia, Joel, Carys, Owen, Leila, Marek, Grace, Idris, "
    "Hannah, Kofi, Sofia, Ewan, Nadia, Patrick, Zainab, Luke, Bethan, Andrei, Yasmin, "
    "Callum, Samir, Elin, Victor, Maryam, Dylan, Ines, Gareth, Farah, Niall, "
    "Rhian, Pavel, Aisha, Rory, Meera, Conor, Lowri, Tariq, Jodie, Emeka, "
    "Anwen, Stefan, Halima, Craig, Olivia, Rhys, Noor, Declan, Megan, Yusuf, Siân, "
    "Artur, Ffion, Bilal, Keira, Huw, Sana, Mateo, Alys, Kwame, Nia, Lewis, Dina, "
    "Iwan, Freya, Hamza, Cerys, Josh, Rosa, Aled, Tamsin, Karim, Eira, Scott"
)
# The others in `GIVEN` are fathers here.
MOTHERS = _listed(
    "Amina, Priya, Mia, Carys, Leila, Grace, Hannah, Sofia, Nadia, Zainab, Bethan, "
    "Yasmin, Elin, Maryam, Ines, Farah, Rhian, Aisha, Meera, Lowri, "
    "Jodie, Anwen, Halima, Olivia, Noor, Megan, Siân, Ffion, Keira, Sana, Alys, Nia, "
    "Dina, Freya, Cerys, Rosa, Tamsin, Eira"
)
CHILDREN = _listed(
    "Maya, Theo, Sam, Ava, Noah, Isla, Leo, Zara, Finn, Ella, Kai, Seren, Jude, Mali, "
    "Eli, Ivy, Reuben, Lola, Osian, Nell, Adam, Poppy, Tomos, Layla, Max, Efa, Hugo, "
    "Amira, Ned, Gwen, Ellis, Rosie, Macsen, Anya, Otis, Beth, Yara, Cai, Lily, "
    "Harri, Mina, Jac, Daisy, Ifan, Sofi, Ralph, Erin, Dafydd"
)
FAMILY = _listed(
    "Nair, Holt, Webb, Rees, Osei, Pritchard, Malik, Novak, Hughes, Adeyemi, Khan, "
    "Farrell, Costa, Bevan, Rahman, Doyle, Lindqvist, Mensah, Parry, Walsh, Okafor, "
    "Sheikh, Barlow, Griffiths, Moreau, Haddad, Kelly, Tudor, Ahmed, Fenwick, Ilves, "
    "Pereira, Vaughan, Siddiqui, Marsh, Lloyd, Eze, Tanner, Popescu, Yates, Gill, "
    "Cadwallader, Sharma, Whitlock, Bowen, Abbasi, Frost, Penrose"
)
STREETS = _listed(
    "Larkspur Close, Foundry Yard, Tanyard Lane, Garth Road, Orchard Rise, Quarry "
    "Hill, Weavers Mead, Chandlers Row, Hazel Bank, Mill Leat, Saltings Way, "
    "Bellfield Terrace, Copper Beech Drive, Lime Kiln Path, Heron Walk, Nursery "
    "Gardens, Paddock View, Sycamore Court, Tithe Barn Lane, Priory Steps, Wharf "
    "Street, Almond Grove"
)
TOWNS = ("Easton", "Keynsham", "Bedminster", "Yate", "Fishponds", "Portishead")
SCHOOLS = (
    "Brackenwood Primary",
    "St Brannock’s Primary",
    "Mill Leat School",
    "Harbour View Primary",
    "Oakfield Infants",
    "Greenhollow School",
)


@dataclass(frozen=True)
class Adult:
    given: str
    family: str
    email: str
    phone: str
    address: str
    postcode: str
    school: str = ""
    car: str = ""

    def private(self) -> dict[str, str]:
        """Everything of this adult that must never reach the other side."""
        told = {
            "email": self.email,
            "phone": self.phone,
            "address": self.address,
            "postcode": self.postcode,
            "school": self.school,
            "car": self.car,
        }
        return {name: value for name, value in told.items() if value}


@dataclass
class Inventor:
    """Makes people up, never the same twice."""

    random: Random
    used: set[str] = field(default_factory=set)
    number: int = 0

    def adult(self, *, school: bool) -> Adult:
        given, family = self._name()
        self.number += 1
        house = self.random.randint(1, 98)
        street, town = self.random.choice(STREETS), self.random.choice(TOWNS)
        return Adult(
            given=given,
            family=family,
            email=f"{_plain(given)}.{_plain(family)}{self.number}@example.org".lower(),
            phone=f"07700 900{self.number % 1000:03d}",
            address=f"{house} {street}, {town}",
            postcode=self._postcode(),
            school=self.random.choice(SCHOOLS) if school else "",
            car=self._plate(),
        )

    def child(self) -> str:
        return self.random.choice(CHILDREN)

    def _name(self) -> tuple[str, str]:
        while True:
            given, family = self.random.choice(GIVEN), self.random.choice(FAMILY)
            if f"{given} {family}" not in self.used:
                self.used.add(f"{given} {family}")
                return given, family

    def _postcode(self) -> str:
        # "QX" and the like: no letters C, I, K, M, O, V stand there in real ones.
        letters = "".join(self.random.choice("CIKMOV") for _ in range(2))
        return f"BS{self.random.randint(1, 49)} {self.random.randint(1, 9)}{letters}"

    def _plate(self) -> str:
        def letters(count: int) -> str:
            return "".join(
                self.random.choice("ABCDEFGHJKLMNOPRSTUVWXY") for _ in range(count)
            )

        return f"{letters(2)}{self.random.randint(10, 24)} {letters(3)}"


def _plain(name: str) -> str:
    swap = str.maketrans("âêîôûŵŷé", "aeiouwye")
    return name.translate(swap)
