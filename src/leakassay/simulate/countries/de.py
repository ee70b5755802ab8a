"""Germany."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import composed

GERMANY = Country(
    code="DE",
    number_kind="de.idnr",
    number_name="steuer_id",
    men=(
        "Peter", "Michael", "Thomas", "Andreas", "Wolfgang", "Klaus", "Jürgen", "Günter", "Stefan",
        "Christian", "Uwe", "Werner", "Horst", "Frank", "Dieter", "Manfred", "Gerhard", "Hans", "Bernd",
        "Thorsten", "Matthias", "Helmut", "Walter", "Heinz", "Martin", "Jörg", "Rolf", "Jens", "Sven",
        "Alexander", "Jan", "Daniel", "Tobias", "Lukas", "Felix", "Leon", "Paul", "Maximilian", "Jonas",
        "Finn",
    ),
    women=(
        "Maria", "Ursula", "Monika", "Petra", "Elisabeth", "Sabine", "Renate", "Helga", "Karin",
        "Brigitte", "Ingrid", "Erika", "Andrea", "Gisela", "Claudia", "Susanne", "Gabriele", "Christa",
        "Christine", "Hildegard", "Anna", "Birgit", "Barbara", "Stefanie", "Heike", "Nicole", "Julia",
        "Katrin", "Melanie", "Sandra", "Lea", "Hannah", "Lena", "Laura", "Sophie", "Marie", "Jana",
        "Katharina", "Silke", "Anke",
    ),
    families=composed(
        (
            "Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz",
            "Hoffmann", "Schäfer", "Koch", "Bauer", "Richter", "Klein", "Wolf", "Schröder", "Neumann",
            "Schwarz", "Zimmermann", "Braun", "Krüger", "Hofmann", "Hartmann", "Lange", "Schmitt",
            "Werner", "Schmitz", "Krause", "Meier", "Lehmann", "Schmid", "Schulze", "Maier", "Köhler",
            "Herrmann", "König", "Walter", "Mayer", "Huber", "Kaiser", "Fuchs", "Peters", "Lang", "Scholz",
            "Möller", "Weiß", "Jung", "Hahn", "Schubert", "Vogel", "Friedrich", "Keller", "Günther",
            "Frank", "Berger", "Winkler", "Roth", "Beck", "Lorenz", "Baumann", "Franke", "Albrecht",
            "Schuster", "Simon", "Ludwig", "Böhm", "Winter", "Kraus", "Martin", "Schumacher", "Krämer",
            "Vogt", "Stein", "Jäger", "Otto", "Sommer", "Groß", "Seidel", "Heinrich", "Brandt", "Haas",
            "Schreiber", "Graf", "Schulte", "Dietrich", "Ziegler", "Kuhn", "Kühn", "Pohl", "Engel", "Horn",
            "Busch", "Bergmann",
        ),
        (
            "Hof", "Neu", "Berg", "Stein", "Wald", "Kirch", "Eich", "Brand", "Roth", "Ober", "Nieder",
            "Linden", "Rosen", "Schön", "Alt", "Acker", "Buch", "Fried", "Grün", "Hart", "Holz", "Kalt",
            "Lang", "Mittel", "Reich", "Sand", "Schwarz", "Silber", "Stahl", "Tann", "Weid", "Winter",
        ),
        ("mann", "berger", "bauer", "meier", "müller", "hofer", "stein", "bach", "feld", "huber", "ner"),
    ),
    towns=(
        Town("Berlin", "Berlin", 10115, 14199),
        Town("Hamburg", "Hamburg", 20095, 22769),
        Town("München", "Bayern", 80331, 81929),
        Town("Köln", "Nordrhein-Westfalen", 50667, 51149),
        Town("Frankfurt am Main", "Hessen", 60306, 60599),
        Town("Stuttgart", "Baden-Württemberg", 70173, 70619),
        Town("Leipzig", "Sachsen", 4103, 4357),
        Town("Dresden", "Sachsen", 1067, 1328),
    ),
    streets=(
        "Hauptstraße", "Schulstraße", "Gartenstraße", "Bahnhofstraße", "Dorfstraße", "Bergstraße",
        "Birkenweg", "Lindenstraße", "Kirchstraße", "Waldstraße", "Ringstraße", "Schillerstraße",
        "Goethestraße", "Amselweg", "Wiesenweg", "Jahnstraße", "Feldstraße", "Buchenweg", "Mozartstraße",
        "Rosenweg",
    ),
    street=("", " ", ""),
    prefixes=(
        "+49 151", "+49 170", "+49 171", "+49 172", "+49 176", "+49 160", "+49 157", "+49 179", "+49 163",
    ),
    subscriber=7,
    domains=(
        "gmx.de", "web.de", "gmail.com", "t-online.de", "freenet.de", "gmx.net", "outlook.de", "arcor.de",
    ),
    postcode=(5, 0),
    named_after=("", "straße"),
)  # fmt: skip
