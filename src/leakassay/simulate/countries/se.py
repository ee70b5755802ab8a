"""Sweden. Telephone numbers are of the range 070-174 06 05 to 06 99, kept for fiction."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import composed

SWEDEN = Country(
    code="SE",
    number_kind="se.personnummer",
    number_name="personnummer",
    men=(
        "Lars", "Anders", "Johan", "Per", "Karl", "Erik", "Mikael", "Jan", "Peter", "Thomas", "Fredrik",
        "Daniel", "Hans", "Andreas", "Stefan", "Mats", "Magnus", "Mattias", "Bengt", "Björn", "Göran",
        "Nils", "Bo", "Ulf", "Niklas", "Jonas", "Henrik", "Marcus", "Alexander", "Martin", "Patrik",
        "Christer", "Robert", "Håkan", "Rolf", "Kjell", "Simon", "Oscar", "Emil", "Filip", "William",
        "Lucas", "Elias", "Hugo", "Oliver", "Liam", "Axel", "Gustav", "Sven", "Leif",
    ),
    women=(
        "Anna", "Eva", "Maria", "Karin", "Kristina", "Lena", "Sara", "Kerstin", "Emma", "Ingrid", "Marie",
        "Birgitta", "Malin", "Jenny", "Inger", "Ulla", "Annika", "Elisabeth", "Monica", "Susanne", "Linda",
        "Johanna", "Hanna", "Elin", "Helena", "Carina", "Sofia", "Åsa", "Camilla", "Margareta", "Julia",
        "Ida", "Amanda", "Matilda", "Alice", "Maja", "Ebba", "Wilma", "Astrid", "Saga", "Siv", "Gunilla",
        "Barbro", "Maj", "Birgit", "Anneli", "Cecilia", "Therese", "Frida", "Lovisa",
    ),
    families=composed(
        (
            "Andersson", "Johansson", "Karlsson", "Nilsson", "Eriksson", "Larsson", "Olsson", "Persson",
            "Svensson", "Gustafsson", "Pettersson", "Jonsson", "Jansson", "Hansson", "Bengtsson",
            "Jönsson", "Lindberg", "Jakobsson", "Magnusson", "Olofsson", "Lindström", "Lindqvist",
            "Lindgren", "Axelsson", "Berg", "Bergström", "Lundberg", "Lind", "Lundgren", "Lundqvist",
            "Mattsson", "Berglund", "Fredriksson", "Sandberg", "Henriksson", "Forsberg", "Sjöberg",
            "Wallin", "Ali", "Engström", "Mohamed", "Eklund", "Danielsson", "Lundin", "Håkansson", "Björk",
            "Bergman", "Gunnarsson", "Holm", "Wikström", "Samuelsson", "Isaksson", "Fransson", "Bergqvist",
            "Nyström", "Holmberg", "Arvidsson", "Löfgren", "Söderberg", "Nyberg", "Blomqvist", "Claesson",
            "Nordström", "Mårtensson", "Lundström", "Ahmed", "Viklund", "Björklund", "Eliasson", "Pålsson",
            "Berggren", "Sandström", "Nordin", "Lund", "Falk", "Ström", "Åberg", "Ekström", "Hermansson",
            "Holmgren",
        ),
        (
            "Lind", "Berg", "Ek", "Sand", "Lund", "Sjö", "Holm", "Ny", "Ström", "Ahl", "Björk", "Dahl",
            "Eng", "Fors", "Gran", "Hag", "Hed", "Häll", "Wall", "Wik", "Öst", "Nord", "Söder", "Ros",
            "Blom", "Ceder", "Hall", "Kull", "Löf", "Mal", "Norr", "Palm", "Ryd", "Stål", "Sund", "Tall",
            "Älv", "Åker",
        ),
        ("ström", "gren", "qvist", "berg", "lund", "man", "mark", "strand", "vall", "blad", "ell", "in"),
    ),
    towns=(
        Town("Stockholm", "Stockholms län", 11115, 11869),
        Town("Göteborg", "Västra Götalands län", 41101, 41879),
        Town("Malmö", "Skåne län", 21111, 21879),
        Town("Uppsala", "Uppsala län", 75220, 75760),
        Town("Västerås", "Västmanlands län", 72210, 72480),
        Town("Örebro", "Örebro län", 70210, 70380),
        Town("Linköping", "Östergötlands län", 58216, 58770),
        Town("Umeå", "Västerbottens län", 90320, 90751),
    ),
    streets=(
        "Storgatan", "Kyrkogatan", "Skolgatan", "Drottninggatan", "Kungsgatan", "Järnvägsgatan",
        "Ringvägen", "Parkgatan", "Skogsvägen", "Björkvägen", "Nygatan", "Vasagatan", "Granvägen",
        "Tallvägen", "Södra vägen", "Bergsgatan", "Trädgårdsgatan", "Hantverkargatan", "Lindvägen",
        "Kvarngatan",
    ),
    street=("", " ", ""),
    prefixes=(
        "+46 70-174 06 ",
    ),
    subscriber=2,
    domains=(
        "gmail.com", "hotmail.com", "telia.com", "live.se", "outlook.com", "icloud.com", "spray.se",
        "comhem.se",
    ),
    postcode=(5, 3),
    postcode_sign=" ",
    named_after=("", "s väg"),
)  # fmt: skip
