"""France."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import composed

FRANCE = Country(
    code="FR",
    number_kind="fr.nir",
    number_name="nir",
    men=(
        "Jean", "Pierre", "Michel", "Philippe", "Alain", "Nicolas", "Christophe", "Patrick", "Daniel",
        "Bernard", "Christian", "Frédéric", "Laurent", "Stéphane", "Éric", "David", "Julien", "Thomas",
        "Alexandre", "Gérard", "Didier", "Olivier", "Sébastien", "Jacques", "Guillaume", "Maxime",
        "Antoine", "Romain", "Kévin", "François", "Vincent", "Mathieu", "Hugo", "Lucas", "Louis",
        "Gabriel", "Arthur", "Raphaël", "Jules", "Léo", "Nathan", "Enzo", "Adam", "Mohamed", "Serge",
        "Gilles", "Yves", "Marc", "André", "René",
    ),
    women=(
        "Marie", "Nathalie", "Isabelle", "Sylvie", "Catherine", "Martine", "Christine", "Françoise",
        "Valérie", "Sandrine", "Stéphanie", "Véronique", "Céline", "Monique", "Sophie", "Chantal",
        "Aurélie", "Patricia", "Anne", "Brigitte", "Julie", "Laurence", "Nicole", "Annie", "Émilie",
        "Dominique", "Jacqueline", "Virginie", "Élodie", "Audrey", "Camille", "Hélène", "Laura", "Claire",
        "Sarah", "Manon", "Léa", "Emma", "Chloé", "Inès", "Jade", "Louise", "Alice", "Lina", "Mélanie",
        "Jeanne", "Denise", "Yvette", "Odette", "Agnès",
    ),
    families=composed(
        (
            "Martin", "Bernard", "Dubois", "Thomas", "Robert", "Richard", "Petit", "Durand", "Leroy",
            "Moreau", "Simon", "Laurent", "Lefebvre", "Michel", "Garcia", "David", "Bertrand", "Roux",
            "Vincent", "Fournier", "Morel", "Girard", "André", "Lefèvre", "Mercier", "Dupont", "Lambert",
            "Bonnet", "François", "Martinez", "Legrand", "Garnier", "Faure", "Rousseau", "Blanc", "Guérin",
            "Muller", "Henry", "Roussel", "Nicolas", "Perrin", "Morin", "Mathieu", "Clément", "Gauthier",
            "Dumont", "Lopez", "Fontaine", "Chevalier", "Robin", "Masson", "Sanchez", "Gérard", "Nguyen",
            "Boyer", "Denis", "Lemaire", "Duval", "Joly", "Gautier", "Roger", "Roche", "Roy", "Noël",
            "Meyer", "Lucas", "Meunier", "Jean", "Perez", "Marchand", "Dufour", "Blanchard", "Marie",
            "Barbier", "Brun", "Dumas", "Brunet", "Schmitt", "Leroux", "Colas", "Fernandez", "Renard",
            "Arnaud", "Rolland", "Caron", "Aubert", "Giraud", "Leclerc", "Vidal", "Bourgeois", "Renaud",
            "Lemoine", "Picard", "Gaillard", "Philippe", "Leclercq", "Lacroix", "Fabre", "Dupuis",
            "Olivier", "Rodriguez",
        ),
        (
            "Bern", "Bouch", "Char", "Chev", "Clav", "Duch", "Faur", "Gir", "Guill", "Lamb", "Lav", "Leg",
            "Mar", "Mor", "Pell", "Perr", "Pic", "Ren", "Rich", "Rob", "Rouss", "Saun", "Vall", "Vill",
            "Bouv", "Jacqu", "Tess", "Bross", "Cout", "Gill",
        ),
        ("ard", "eau", "in", "ot", "et", "ier", "on", "ault", "as", "iot"),
    ),
    towns=(
        Town("Paris", "Île-de-France", 75001, 75020, "75056"),
        Town("Marseille", "Provence-Alpes-Côte d'Azur", 13001, 13016, "13055"),
        Town("Lyon", "Auvergne-Rhône-Alpes", 69001, 69009, "69123"),
        Town("Toulouse", "Occitanie", 31000, 31500, "31555"),
        Town("Nice", "Provence-Alpes-Côte d'Azur", 6000, 6300, "06088"),
        Town("Nantes", "Pays de la Loire", 44000, 44300, "44109"),
        Town("Strasbourg", "Grand Est", 67000, 67200, "67482"),
        Town("Montpellier", "Occitanie", 34000, 34090, "34172"),
        Town("Bordeaux", "Nouvelle-Aquitaine", 33000, 33800, "33063"),
        Town("Lille", "Hauts-de-France", 59000, 59800, "59350"),
    ),
    streets=(
        "rue de l'Église", "place de l'Église", "Grande Rue", "rue du Moulin", "place de la Mairie",
        "rue du Château", "rue des Écoles", "rue de la Gare", "rue Principale", "rue du Stade",
        "rue Pasteur", "avenue Jean Jaurès", "rue Victor Hugo", "rue de la Fontaine", "rue Jules Ferry",
        "rue des Jardins", "avenue de la République", "rue Gambetta", "boulevard Carnot", "rue des Lilas",
    ),
    street=("", "", ""),
    prefixes=(
        "+33 6", "+33 7",
    ),
    subscriber=8,
    domains=(
        "gmail.com", "orange.fr", "hotmail.fr", "free.fr", "wanadoo.fr", "laposte.net", "yahoo.fr",
        "sfr.fr",
    ),
    postcode=(5, 0),
    number_first=True,
    named_after=("rue ", ""),
)  # fmt: skip
