"""Made-up people's names, drawn in a fixed order for a seed."""

from __future__ import annotations

import random

FIRST = (
    "Aaliyah Abena Agnieszka Aidan Alice Amara Anil Anwen Asha Ayesha Bartosz Beatrice Bilal Bronwen Callum Carmen "
    "Chidi Ciara Daisy Delroy Dinesh Donna Ebony Edie Efe Elif Emeka Erin Farah Femi Fiona Gareth Grace Gurpreet "
    "Hamza Hannah Harpreet Hugh Ifeoma Imran Iris Ivy Jamal Jasmine Joyce Kamal Keira Kwame Laila Leon Lowri Luca "
    "Magda Malik Maeve Mei Mohan Nadia Ngozi Nia Niamh Olu Oscar Padma Patience Pavel Priya Quentin Rafael Rhiannon "
    "Rosa Ruth Sadia Sanjay Selma Seren Shanice Simon Sinead Sunita Tariq Tegan Tomasz Uche Uma Vera Victor Wanda "
    "Winston Yasmin Yusuf Zainab Zofia"
).split()
LAST = (
    "Abbott Adeyemi Ahmed Akhtar Ashworth Baptiste Barlow Begum Bhatt Birch Blackwood Brannigan Castellano Chaudhry "
    "Clegg Cole Costa Dunne Edwards Eze Fairweather Farouk Fenwick Fraser Gill Goddard Greenhalgh Gupta Hargreaves "
    "Hassan Hathaway Hughes Hussain Ibrahim Jacobs Jankowski Jarvis Kaplan Kaur Keane Khan Kowalska Lacey Lam "
    "Lindqvist Lloyd Mahmood Malone Marsh Mbeki McAllister Mensah Mistry Moreau Morgan Nair Nakamura Novak Nwosu "
    "Oakley Obi Okafor Oyelaran Parry Patel Pereira Pike Prosser Quinn Rahman Rees Rossi Rowntree Sandhu Sesay "
    "Sharma Silva Sinclair Stone Swann Thapa Thorne Tran Underhill Vasquez Wadsworth Walker Whitlock Wong Yilmaz "
    "Zaman"
).split()


class Names:
    """Full names that do not repeat until the supply is spent, then with a second family name."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  a demonstration, not a secret
        self._used: set[str] = set()

    def full_name(self) -> str:
        while True:
            name = f"{self._random.choice(FIRST)} {self._random.choice(LAST)}"
            if len(self._used) > len(FIRST) * len(LAST) // 2:
                name += f"-{self._random.choice(LAST)}"
            if name not in self._used:
                self._used.add(name)
                return name
