"""The Netherlands."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import composed

NETHERLANDS = Country(
    code="NL",
    number_kind="nl.bsn",
    number_name="bsn",
    men=(
        "Jan", "Johannes", "Cornelis", "Hendrik", "Willem", "Pieter", "Gerrit", "Jacobus", "Peter", "Henk",
        "Kees", "Dirk", "Hans", "Martin", "Marco", "Erik", "Rob", "Ronald", "Jeroen", "Bas", "Sander",
        "Dennis", "Tim", "Thomas", "Daan", "Sem", "Lucas", "Levi", "Finn", "Milan", "Luuk", "Bram",
        "Jesse", "Thijs", "Lars", "Ruben", "Mohamed", "Stefan", "Frank", "Paul", "Mark", "Patrick",
        "Richard", "Rick", "Arie", "Klaas", "Theo", "Wim", "Ad", "Piet",
    ),
    women=(
        "Maria", "Johanna", "Anna", "Cornelia", "Elisabeth", "Catharina", "Hendrika", "Wilhelmina",
        "Adriana", "Petronella", "Margaretha", "Ingrid", "Monique", "Marieke", "Linda", "Esther", "Sandra",
        "Saskia", "Anja", "Ellen", "Anita", "Yvonne", "Petra", "Sophie", "Emma", "Julia", "Tess", "Anne",
        "Lotte", "Fleur", "Sanne", "Lisa", "Femke", "Iris", "Eva", "Lieke", "Noor", "Fatima", "Marjan",
        "Ria", "Wil", "Tineke", "Mieke", "Karin", "Annemarie", "Nicole", "Kim", "Laura", "Naomi", "Roos",
    ),
    families=composed(
        (
            "de Jong", "Jansen", "de Vries", "van den Berg", "van Dijk", "Bakker", "Janssen", "Visser",
            "Smit", "Meijer", "de Boer", "Mulder", "de Groot", "Bos", "Vos", "Peters", "Hendriks",
            "van Leeuwen", "Dekker", "Brouwer", "de Wit", "Dijkstra", "Smits", "de Graaf", "van der Meer",
            "van der Linden", "Kok", "Jacobs", "de Haan", "Vermeulen", "van den Heuvel", "van der Veen",
            "van den Broek", "de Bruijn", "de Bruin", "van der Heijden", "Schouten", "van Beek", "Willems",
            "van Vliet", "van de Ven", "Hoekstra", "Maas", "Verhoeven", "Koster", "van Dam", "van der Wal",
            "Prins", "Blom", "Huisman", "Peeters", "de Jonge", "Kuipers", "van Veen", "Post", "Kuiper",
            "Veenstra", "Kramer", "van den Brink", "Scholten", "van Wijk", "Postma", "Martens", "Vink",
            "de Ruiter", "Timmermans", "Groen", "Gerritsen", "Jonker", "van Loon", "Boer", "van der Velde",
            "Willemsen", "Smeets", "de Lange", "de Vos", "Bosch", "van Dongen", "Schipper", "de Koning",
        ),
        (
            "Veen", "Berg", "Ooster", "Wester", "Dijk", "Hof", "Noord", "Hoog", "Water", "Zand", "Riet",
            "Kool", "Bosch", "Brink", "Buiten", "Groene", "Klein", "Linden", "Molen", "Nieuw", "Oude",
            "Roze", "Schoon", "Steen", "Velt", "Wijn", "Winter", "Zwart", "Rood", "Heijn",
        ),
        ("stra", "huis", "man", "kamp", "sma", "veld", "broek", "berg", "hof", "dijk", "horst", "boom"),
    ),
    towns=(
        Town("Amsterdam", "Noord-Holland", 1011, 1109),
        Town("Rotterdam", "Zuid-Holland", 3011, 3089),
        Town("Den Haag", "Zuid-Holland", 2491, 2597),
        Town("Utrecht", "Utrecht", 3511, 3585),
        Town("Eindhoven", "Noord-Brabant", 5611, 5658),
        Town("Groningen", "Groningen", 9711, 9747),
        Town("Tilburg", "Noord-Brabant", 5011, 5049),
        Town("Breda", "Noord-Brabant", 4811, 4839),
        Town("Nijmegen", "Gelderland", 6511, 6546),
    ),
    streets=(
        "Kerkstraat", "Schoolstraat", "Molenstraat", "Dorpsstraat", "Molenweg", "Julianastraat",
        "Parallelweg", "Nieuwstraat", "Wilhelminastraat", "Sportlaan", "Industrieweg", "Beatrixstraat",
        "Stationsstraat", "Eikenlaan", "Kastanjelaan", "Beukenlaan", "Lindelaan", "Hoofdstraat",
        "Marktstraat", "Kerkweg",
    ),
    street=("", " ", ""),
    prefixes=(
        "+31 6 1", "+31 6 2", "+31 6 4", "+31 6 5", "+31 6 3",
    ),
    subscriber=7,
    domains=(
        "gmail.com", "hotmail.com", "live.nl", "ziggo.nl", "kpnmail.nl", "outlook.com", "planet.nl",
        "home.nl",
    ),
    postcode=(4, 0),
    postcode_tail=" AA",
    named_after=("", "straat"),
)  # fmt: skip
