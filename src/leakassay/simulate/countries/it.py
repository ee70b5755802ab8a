"""Italy."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import composed

ITALY = Country(
    code="IT",
    number_kind="it.codicefiscale",
    number_name="codice_fiscale",
    men=(
        "Giuseppe", "Giovanni", "Antonio", "Mario", "Luigi", "Francesco", "Angelo", "Vincenzo", "Pietro",
        "Salvatore", "Carlo", "Franco", "Domenico", "Bruno", "Paolo", "Michele", "Giorgio", "Aldo",
        "Sergio", "Luciano", "Andrea", "Marco", "Alessandro", "Roberto", "Stefano", "Matteo", "Luca",
        "Lorenzo", "Davide", "Simone", "Federico", "Riccardo", "Gabriele", "Fabio", "Massimo", "Claudio",
        "Maurizio", "Enrico", "Alberto", "Daniele",
    ),
    women=(
        "Maria", "Anna", "Giuseppina", "Rosa", "Angela", "Giovanna", "Teresa", "Lucia", "Carmela",
        "Caterina", "Francesca", "Antonietta", "Carla", "Elena", "Concetta", "Rita", "Margherita",
        "Franca", "Paola", "Laura", "Giulia", "Chiara", "Sara", "Martina", "Valentina", "Federica",
        "Alessia", "Elisa", "Silvia", "Cristina", "Daniela", "Roberta", "Simona", "Barbara", "Patrizia",
        "Alessandra", "Stefania", "Monica", "Claudia", "Elisabetta",
    ),
    families=composed(
        (
            "Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino",
            "Greco", "Bruno", "Gallo", "Conti", "Costa", "Giordano", "Mancini", "Rizzo", "Lombardi",
            "Moretti", "Barbieri", "Fontana", "Santoro", "Mariani", "Rinaldi", "Caruso", "Ferrara",
            "Galli", "Martini", "Leone", "Longo", "Gentile", "Martinelli", "Vitale", "Lombardo", "Serra",
            "Coppola", "Marchetti", "Parisi", "Villa", "Conte", "Ferri", "Bianco", "Marini", "Grasso",
            "Valentini", "Messina", "Sala", "Fabbri", "Rizzi", "Amato", "Gatti", "Pellegrini", "Palumbo",
            "Sanna", "Farina", "Lombardini", "Monti", "Cattaneo", "Morelli", "Silvestri", "Testa",
            "Grassi", "Pagano", "Carbone", "Giuliani", "Benedetti", "Basile", "Neri", "Rossetti", "Barone",
            "Orlando", "Damico", "Palmieri", "Bernardi", "Martino", "Fiore", "Ferretti", "Bellini",
            "Basso", "Riva", "Piras", "Donati", "Battaglia", "Sartori", "Costantini", "Milani", "Pagani",
            "Guerra", "Ruggiero",
        ),
        (
            "Ferr", "Mart", "Bianch", "Ross", "Gall", "Cont", "Mor", "Mont", "Barb", "Bert", "Capp",
            "Carl", "Cast", "Cors", "Fabr", "Gatt", "Giann", "Lomb", "Mans", "Mass", "Mell", "Mich",
            "Nard", "Pagn", "Pall", "Pell", "Perr", "Pizz", "Ricc", "Salv", "Sant", "Sart", "Tosc",
            "Valent", "Vend", "Vitt", "Zan",
        ),
        ("etti", "ini", "elli", "oni", "ucci", "aro", "ato", "ese", "one", "ani", "otti", "ello"),
    ),
    towns=(
        Town("Roma", "RM", 118, 199, "H501"),
        Town("Milano", "MI", 20121, 20162, "F205"),
        Town("Napoli", "NA", 80121, 80147, "F839"),
        Town("Torino", "TO", 10121, 10156, "L219"),
        Town("Palermo", "PA", 90121, 90151, "G273"),
        Town("Genova", "GE", 16121, 16167, "D969"),
        Town("Bologna", "BO", 40121, 40141, "A944"),
        Town("Firenze", "FI", 50121, 50145, "D612"),
    ),
    streets=(
        "Roma", "Garibaldi", "Mazzini", "Dante", "Cavour", "Marconi", "Verdi", "Matteotti",
        "Vittorio Emanuele", "Leopardi", "Carducci", "Gramsci", "Manzoni", "della Libertà",
        "San Francesco", "Galilei", "Volta", "Trieste", "Trento", "Piave",
    ),
    street=("Via ", ", ", ""),
    prefixes=("+39 33", "+39 34", "+39 32", "+39 38", "+39 36", "+39 39", "+39 35"),
    subscriber=8,
    domains=(
        "gmail.com", "libero.it", "hotmail.it", "alice.it", "yahoo.it", "tiscali.it", "virgilio.it",
        "outlook.it",
    ),
    postcode=(5, 0),
    named_after=("", ""),
)  # fmt: skip
